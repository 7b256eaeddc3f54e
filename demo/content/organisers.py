"""Who runs the campaigns."""

from .schema import Label

DEPARTMENT = Label(
    "Департамент стратегічного розвитку, цифрових трансформацій, роботи із засобами масової "
    "інформації, комунікації з мешканцями",
    "Department of Strategic Development, Digital Transformation, Media Relations and "
    "Communication with Residents",
)
EDUCATION = Label("Департамент освіти та науки", "Department of Education and Science")
DEMONSTRATION = Label("Демонстрація програми «Ратуша»", "A demonstration of Ratusha")

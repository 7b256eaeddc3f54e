"""Where the figures and facts of the demo content were found, each source written once.

Publications are named by their web address: that reads the same in both languages.
"""

from typing import Any

from .schema import Source

REPORT_2023 = Source("Звіт департаменту за 2023 рік")
REPORT_2023_EN = Source("The department's report for 2023")

PB_START_2023 = Source("oper-info.if.ua, 06.03.2023", "https://www.oper-info.if.ua/posts/246")
PB_VOTING_2023 = Source(
    "pravda.if.ua",
    "https://pravda.if.ua/u-frankivsku-rozpochalos-golosuvannya-za-proyekty-byudzhetu-uchasti",
)
PB_RESULTS_2023 = Source(
    "galka.if.ua",
    "https://galka.if.ua/u-frankivsku-38-proektiv-staly-peremozhtsiamy-prohramy-biudzhetu-uchasti",
)
PB_2024 = Source("oper-info.if.ua", "https://www.oper-info.if.ua/posts/633")
PB_2025 = Source(
    "galka.if.ua",
    "https://galka.if.ua/50-milyoniv-hryven-na-biudzhet-uchasti-u-frankivsku-vydiliat-koshty-dlia-"
    "pidtrymky-proiektiv-zsu",
)
PB_WINNERS_2025 = Source(
    "firtka.if.ua",
    "https://firtka.if.ua/view/biudzhet-uchasti-v-ivano-frankivsku-viznachili-40-peremozhtsiv-programi",
)
PB_TEN_SPRINGS = Source(
    "kurs.if.ua",
    "https://kurs.if.ua/article/desyat-vesen-ivano-frankivskogo-byudzhetu-uchasti/",
)
PB_OPEN_DATA = Source("github.com/ifrc-ua/pb-kurs", "https://github.com/ifrc-ua/pb-kurs")
SCHOOL_PB = Source(
    "0342.ua",
    "https://www.0342.ua/news/3253265/v-ivano-frankivsku-zatverdili-polozenna-skilnogo-budzetu-ucasti",
)

HOTLINE_PHONES = Source(
    "tsn.ua",
    "https://tsn.ua/ru/ukrayina/kazhdomu-po-lopate-v-ivano-frankovske-nashli-sposob-borotsya-so-"
    "snegom-3000935.html",
)
CNAP_ADDRESS = Source("versii.if.ua", "https://versii.if.ua/?p=638713")
OUTAGE_KURS = Source(
    "kurs.if.ua, 09.01.2026",
    "https://kurs.if.ua/avariya-na-melnyka-czentr-frankivska-dosi-zalyshayetsya-bez-vody",
)
OUTAGE_FIRTKA = Source(
    "firtka.if.ua",
    "https://www.firtka.if.ua/blog/view/poriv-likviduvali-ale-z-obmezhenniami-koli-v-tsentri-ivano-"
    "frankivska-bude-voda",
)

KINDERGARTEN_RULES = Source(
    "gutsulochka.if.ua",
    "https://gutsulochka.if.ua/reyestratsiya-ditej-do-komunalnyh-zakladiv-doshkilnoyi-osvity/",
)
KINDERGARTEN_STAGES = Source(
    "firtka.if.ua",
    "https://firtka.if.ua/blog/view/e-sadok-iak-i-koli-vidbuvatimetsia-onlain-reiestratsiia-do-"
    "ditsadkiv-v-ivano-frankivsku",
)
KINDERGARTEN_STAGES_LATER = Source(
    "gk-press.if.ua",
    "https://gk-press.if.ua/stalo-vidomo-koly-u-frankivskij-gromadi-pochnetsya-reyestratsiya-u-"
    "shkoly-ta-sadky/",
)
KINDERGARTEN_2024 = Source("report.if.ua", "https://report.if.ua/?p=337536")
EMALIATKO = Source(
    "guide.diia.gov.ua",
    "https://guide.diia.gov.ua/view/kompleksna-posluha-iemaliatko-b67bcfd2-2939-4365-b53b-96d25800e6e8",
)
EMALIATKO_ORDER = Source(
    "pokrovsk-rda.gov.ua",
    "http://pokrovsk-rda.gov.ua/news/poryadok-nadannya-kompleksnoyi-elektronnoyi-publichnoyi-"
    "poslugy-yemalyatko/",
)
MRIIA = Source(
    "unn.ua, 28.11.2025",
    "https://unn.ua/ru/news/bolee-2600-shkol-podklyuchilis-k-mrii-doshkolnie-uchrezhdeniya-"
    "planiruyut-prisoedinit-v-2026-godu",
)
E_DIARIES_MARKET = Source(
    "zaxid.net, 06.09.2025",
    "https://zaxid.net/elektronniy_shhodennik_yedina_shkola_zaprovadiv_pidpisku_za_dostup_n1618607",
)
E_JOURNALS_LYCEUM_1 = Source(
    "firtka.net.ua",
    "https://www.firtka.net.ua/blog/view/elektronni-zhurnali-i-shchodenniki-u-shkolakh-shcho-"
    "dumaiut-frankivski-pedagogi-video",
)
CITY_SERVICES = Source("mvk.if.ua", "https://mvk.if.ua/news/56680")
E_APPEALS = Source("emvk.if.ua", "http://emvk.if.ua/tupzvern")

FLICKERS = Source(
    "report.if.ua",
    "https://report.if.ua/socium/pes-patron-i-flikery-yak-u-frankivsku-osvityany-navchayut-"
    "doshkilnyat-bezpeci-na-dorozi",
)
SUMMER_2023 = Source("oper-info.if.ua, 07.06.2023", "https://www.oper-info.if.ua/posts/326")
I_CAN_2023 = Source(
    "mi100.info, 03.07.2023",
    "https://mi100.info/2023/07/03/u-frankivsku-vidkryly-litnyu-shkolu-dlya-ditej-ya-mozhu/",
)
I_CAN_2024 = Source(
    "firtka.if.ua",
    "https://www.firtka.if.ua/blog/view/na-chas-kanikul-de-diti-z-ivano-frankivskoyi-gromadi-"
    "zmozhut-iakisno-provesti-dozvillia-vlitku",
)
SUMMER_2025 = Source(
    "firtka.if.ua",
    "https://www.firtka.if.ua/blog/view/zaniattia-ekskursiyi-ta-vidpochinok-iak-v-ivano-"
    "frankivskii-gromadi-organizuvali-dozvillia-dlia-ditei-vlitku",
)
WINTER_2024 = Source("oper-info.if.ua, 29.01.2024", "https://oper-info.if.ua/posts/512")
WINTER_2026 = Source(
    "kurs.if.ua, 20.12.2025",
    "https://kurs.if.ua/sport-tvorchist-tehnika-movy-u-frankivsku-zapraczyuyut-zymovi-shkoly-dlya-"
    "ditej-na-kanikulah-perelik",
)
WINTER_HOLIDAYS = Source(
    "zaxid.net",
    "https://zaxid.net/u_frankivsku_oprilyudnili_dati_zimovih_kanikul_n1626032",
)
COURSES_2022 = Source(
    "galka.if.ua, 26.03.2022",
    "https://galka.if.ua/u-frankivsku-majzhe-200-lyudej-zapisalisya-na-bezkoshtovni-kursi-ukrainskoi-movi/",
)
COURSES_FIRST_CLASS = Source("oper-info.if.ua", "https://oper-info.if.ua/posts/22")
COURSES_GRADUATES = Source(
    "galychyna.if.ua",
    "https://galychyna.if.ua/analytic/ruslan-martsinkiv-mova-sogodni-tse-tezh-zbroya",
)
COURSES_LATER = Source(
    "pravda.if.ua",
    "https://pravda.if.ua/v-ivano-frankivsku-kursy-ukrayinskoyi-movy-znovu-obyednaly-tyh-hto-"
    "pragne-govoryty-vilno",
)
CANTEENS = Source(
    "kurs.if.ua",
    "https://kurs.if.ua/society/u-frankivsku-z-1-lystopada-zapraczyuye-e-programa-kontrolyu-"
    "shkilnogo-harchuvannya",
)
DUTY_KINDERGARTENS = Source(
    "firtka.if.ua, 26.06.2024",
    "https://firtka.if.ua/blog/view/v-ivano-frankivsku-dlia-ditei-chiyi-batki-pratsiuiut-"
    "funktsionuvatimut-visim-chergovikh-sadkiv-perelik",
)
SCHOOL_NETWORK = Source(
    "zaxid.net, 23.10.2025",
    "https://zaxid.net/u_frankivsku_obrali_pyat_litseyiv_v_yakih_diti_vchitimutsya_12_rokiv_n1621979",
)
SCHOOL_REFORM_APPEAL = Source(
    "zaxid.net",
    "https://zaxid.net/frankivski_deputati_zaklikali_zupiniti_reformu_starshoyi_shkoli_n1629671",
)
FIRST_CLASSES_2025 = Source(
    "pravda.if.ua",
    "https://pravda.if.ua/novyj-navchalionyj-rik-rozpochaly-ponad-50-shkil-ivano-frankivsiokoyi-gromady/",
)
FIRST_FORMERS_2025 = Source(
    "firtka.if.ua",
    "https://firtka.if.ua/view/novii-navchalnii-rik-v-ivano-frankivskii-gromadi-vsi-shkoli-i-sadki-"
    "pratsiuvatimut-ochno",
)
ARTICLE_30 = Source(
    "prosvitcenter.org",
    "https://prosvitcenter.org/for-communities/yak-ta-de-opryliudniuvaty-informatsiiu-na-vykonannia-"
    "statti-30-zakonu-ukrainy-pro-osvitu/",
)

VOLUNTEERING_FIRST = Source(
    "golosinfo.com.ua",
    "https://www.golosinfo.com.ua/frankivska-terytorialna-gromada-persha-v-ukrayini-zatverdyla-"
    "programu-spryyannya-rozvytku-volonterstva/",
)
VOLUNTEERING_MEETING = Source(
    "frankonews.if.ua, 23.09.2022",
    "https://frankonews.if.ua/2022/09/23/ruslan-marczinkiv-zustrivsya-z-predstavnykamy-ofisu-rady-"
    "yevropy-v-ukrayini/",
)
COUNCIL_OF_EUROPE = Source("coe.int", "https://www.coe.int/en/web/kyiv/")


def figure(value: str, label: str, as_of: str, source: Source) -> dict[str, Any]:
    """One item of a ``figures`` block: a number never stands without its date and source."""
    return {
        "value": value,
        "label": label,
        "as_of": as_of,
        "source_title": source.title,
        "source_url": source.url,
    }

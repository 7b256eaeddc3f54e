// What an editor types as a date stays as it is typed: the form reads it, or says that it cannot.
// Wagtail's date picker puts the present day in place of whatever it does not understand.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

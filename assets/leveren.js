/* Three buttons under a field of a delivery type the reason why there is no number. */
(function () {
  "use strict";
  window.leveren = {
    fill: function (clicks, values, names) {
      var none = window.dash_clientside.no_update;
      var cause = window.dash_clientside.callback_context.triggered_id;
      if (!cause || !clicks.some(Boolean)) { return values.map(function () { return none; }); }
      var split = cause.vraag.lastIndexOf("|");
      var key = cause.vraag.slice(0, split), word = cause.vraag.slice(split + 1);
      return names.map(function (name) { return name.vraag === key ? word : none; });
    }
  };
})();

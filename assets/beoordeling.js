/* A slider and the number field beside it: what changed last sets the other. */
(function () {
  "use strict";

  // As the page reads a number: a point between thousands, a comma before decimals, perhaps a % behind it.
  function read(text) {
    var plain = String(text || "").trim().replace(/%$/, "").trim().replace("\u2212", "-");
    if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(plain)) { return null; }
    return Number(plain.replace(/\./g, "").replace(",", "."));
  }

  window.schuif = function (text, at) {
    var none = window.dash_clientside.no_update;
    var moved = window.dash_clientside.callback_context.triggered.some(function (one) {
      return one.prop_id.indexOf("schuif-") === 0;
    });
    var number = read(text);
    if (moved) {
      return [number === at ? none : String(Math.round(at * 100) / 100).replace(".", ","), none];
    }
    return [none, number === null || number === at ? none : number];
  };
}());

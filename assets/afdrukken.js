/* On paper: charts as wide as the sheet, the tables behind them, and on every page what was asked, of which
   edition, and when it was printed; and what was typed in fields that are not printed. All of it happens inside "beforeprint", which waits for nothing: so the
   tables that were not opened yet are asked for without going on before they are there. */
(function () {
  "use strict";
  var WIDE = 900, STRIP = 360; // pixels, as in print.css, where the page is drawn at three quarters
  // The tables of charts whose values cannot be read beside them; long lists of the whole country are for the download.
  var PRINTED = /^\/tabel\/(verdeling|rangorde|kaart|plaats|trend|grens|samenstelling|volumes|verschuiving-[a-z]+|afspraken|no-show-uren|doorrekening|ruimte-gemeenten)([/?]|$)/;
  var opened = [], footer = null, typed = null;

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  function fetched(details) {
    var place = details.querySelector(":scope > div");
    if (details.dataset.gehaald || !place) { return Boolean(place && place.querySelector("table")); }
    var asked = new XMLHttpRequest();
    try {
      asked.open("GET", details.dataset.bron, false);
      asked.send();
    } catch (error) { return false; }
    if (asked.status !== 200) { return false; }
    details.dataset.gehaald = "ja";
    place.removeAttribute("role");
    place.innerHTML = asked.responseText;
    return true;
  }

  /* Charts of the same figures share a table; on paper it stands once. */
  function open() {
    var seen = all("main .acties > details[open] table").map(function (table) { return table.innerHTML; });
    all("main .acties > details[data-bron]:not([open])").forEach(function (details) {
      if (!PRINTED.test(details.dataset.bron) || !fetched(details)) { return; }
      var table = details.querySelector("table");
      if (!table || seen.indexOf(table.innerHTML) >= 0) { return; }
      seen.push(table.innerHTML);
      details.open = true;
      opened.push(details);
    });
  }

  function draw(width) {
    all("main .js-plotly-plot").forEach(function (chart) {
      if (!chart.layout) { return; }
      var size = width ? { width: chart.closest(".beeld") ? STRIP : WIDE, autosize: false } : { width: null, autosize: true };
      window.Plotly.relayout(chart, size);
    });
  }

  function quoted(text) { return '"' + text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ").trim() + '"'; }

  /* What somebody typed in the report stands in fields that are not on paper: here under its own heading. */
  function texts() {
    var fields = all("main .invulvak textarea").filter(function (field) { return field.value.trim() && field.labels.length; });
    var after = all("main .invulvak").pop();
    if (!fields.length || !after) { return; }
    typed = document.createElement("section");
    typed.className = "kaart alleen-papier";
    fields.forEach(function (field) {
      var heading = document.createElement("h3"), text = document.createElement("p");
      heading.textContent = field.labels[0].textContent;
      text.className = "getypt";
      text.textContent = field.value;
      typed.append(heading, text);
    });
    after.after(typed);
  }

  /* The lines above and under every page; the number of the page stands in print.css. */
  function sign() {
    var zin = document.getElementById("zin"), edition = document.getElementById("editie");
    var words = all("#zin .keuze > summary").map(function (word) { return word.textContent; });
    var asked = zin && !zin.hidden ? words[0] + " in " + words[1] + " naast " + words[2] : "Gemeentespiegel";
    var named = edition ? edition.textContent.split(" · ")[0] : "";
    var day = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
    var said = [named, "afgedrukt op " + day].filter(Boolean).join(", ");
    var practice = document.querySelector("#oefenbalk > *, .stempel");
    footer = document.createElement("style");
    footer.textContent = "@page { @top-left { content: " + quoted(asked) + "; } } @page :first { @top-left { content: ''; } }"
      + " @page {" + (practice ? ' @top-right { content: "Oefenmodus: verzonnen cijfers"; }' : "")
      + " @bottom-left { content: " + quoted(said) + "; } }";
    document.head.appendChild(footer);
  }

  window.addEventListener("beforeprint", function () {
    if (footer) { return; }
    open();
    texts();
    sign();
    if (window.Plotly) { draw(true); }
  });
  window.addEventListener("afterprint", function () {
    if (!footer) { return; }
    footer.remove();
    footer = null;
    opened.forEach(function (details) { details.open = false; });
    opened = [];
    if (typed) { typed.remove(); typed = null; }
    if (window.Plotly) { draw(false); }
  });
})();

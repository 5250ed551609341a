/* The little that happens in the browser itself: following choices, remembering the municipality,
   fetching a table when it is opened, and telling what changed to who cannot see it. */
(function () {
  "use strict";
  var REMEMBERED = "gemeentespiegel.gemeente";
  var FIELDS = { gemeente: "kies-gemeente", jaar: "kies-periode", verslag: "kies-periode", groep: "kies-groep" };
  var lastPath = null;
  var pressed = null;

  function remembered() {
    try { return window.localStorage.getItem(REMEMBERED); } catch (error) { return null; }
  }
  function remember(code) {
    try { window.localStorage.setItem(REMEMBERED, code); } catch (error) { /* private window: then not */ }
  }
  function nothing() { return window.dash_clientside.no_update; }
  function withQuery(path, search, changes) {
    var query = new URLSearchParams(search || "");
    Object.keys(changes).forEach(function (key) { query.set(key, changes[key]); });
    return path + "?" + query.toString();
  }

  window.spiegel = {
    /* A word of the sentence was changed: go to the same page with the new choice. */
    choose: function (gemeente, periode, groep, path, search) {
      if (!gemeente) { return nothing(); }
      var query = new URLSearchParams(search || "");
      var code = gemeente.split("|")[0];
      var changes = { gemeente: code };
      if (periode) {
        changes.verslag = periode.split("-")[0];
        changes.jaar = periode.split("-")[1];
      }
      if (groep) { changes.groep = groep; }
      var known = query.get("gemeente");
      var same = Object.keys(changes).every(function (key) {
        if (query.has(key)) { return query.get(key) === changes[key]; }
        // Not in the link: a change only when the word that was opened is the one that holds it.
        var field = document.getElementById(FIELDS[key]);
        return key !== "gemeente" && known === code && !(field && field.closest(".keuze[open]"));
      });
      if (same || document.querySelector(".keuze[open]") === null) { return nothing(); }
      document.querySelectorAll(".keuze[open]").forEach(function (d) {
        d.open = false;
        d.querySelector("summary").focus();
      });
      return withQuery(path === "/" ? "/overzicht" : path, search, changes);
    },

    /* First visit: the municipality is chosen. */
    first: function (chosen) {
      return chosen ? "/overzicht?gemeente=" + chosen.split("|")[0] : nothing();
    },

    /* New content arrived: title, focus on another page, and a word for screen readers. */
    arrived: function (content, path, search) {
      var query = new URLSearchParams(search || "");
      var known = query.get("gemeente");
      window.setTimeout(function () {
        var heading = document.querySelector("main h1");
        if (!heading) { return; }
        document.title = heading.textContent + " – Gemeentespiegel";
        if (lastPath !== null && lastPath !== path) {
          heading.focus({ preventScroll: true });
          window.scrollTo(0, 0);
        }
        lastPath = path;
        var button = pressed && document.getElementById(pressed);
        pressed = null;
        if (button) { button.focus({ preventScroll: true }); }
        if (window.location.hash) {
          var target = document.getElementById(window.location.hash.slice(1));
          if (target) { target.scrollIntoView(); }
        }
        var last = document.getElementById("laatst-bekeken");
        if (last && remembered() && !last.childElementCount) {
          var link = document.createElement("a");
          link.href = "/overzicht?gemeente=" + encodeURIComponent(remembered());
          link.textContent = "Verder met de gemeente van de vorige keer";
          last.appendChild(link);
        }
        document.dispatchEvent(new CustomEvent("spiegel:aangekomen"));
      }, 0);
      if (known && !document.querySelector("main [role=alert]")) { remember(known); }
      document.querySelectorAll(".menu[open], .meer[open]").forEach(function (d) { d.open = false; });
      return path === "/" ? "" : "Nieuwe gegevens getoond.";
    },

    /* So many municipalities, chosen the way that is in use: on likeness or on size. */
    groupBySize: function (n, k, search) {
      if (!n || !k) { return nothing(); }
      var now = new URLSearchParams(search || "").get("groep") || "";
      var alike = /^lijkt-[0-9]+/.test(now);
      pressed = "groep-op-grootte";
      return withQuery("/vergelijkingsgroep", search, { groep: alike ? now.replace(/^lijkt-[0-9]+/, "lijkt-" + k) : "grootte-" + k });
    },

    /* Alike on these weights; those of the scheme itself need not be named. */
    groupByWeights: function (n, weights, ids, known, search) {
      if (!n) { return [nothing(), nothing()]; }
      var chosen = {}, wrong = "";
      ids.forEach(function (id, i) {
        var weight = weights[i];
        if (typeof weight !== "number" || weight < 0 || weight > 5) { wrong = "Vul overal een getal van 0 tot en met 5 in."; }
        chosen[id.gewicht] = Math.round(weight * 100) / 100;
      });
      if (!wrong && !chosen.inwoners) { wrong = "Inwoners tellen altijd mee. Kies een gewicht boven 0."; }
      if (wrong) { return [nothing(), wrong]; }
      var keys = Object.keys(chosen).sort();
      var same = keys.every(function (key) { return chosen[key] === (known.base[key] || 0); });
      var named = keys.filter(function (key) { return known.base[key] || chosen[key]; });
      var parts = named.map(function (key) { return key + "." + chosen[key]; });
      pressed = "groep-gewichten";
      var text = ["lijkt", known.k].concat(same ? known.named : [known.scheme].concat(parts)).filter(String).join("-");
      return [withQuery("/vergelijkingsgroep", search, { groep: text }), ""];
    },

    groupForFigure: function (n, code, search) {
      if (!n || !code) { return nothing(); }
      pressed = "groep-cijfer-toon";
      return withQuery("/vergelijkingsgroep", search, { cijfer: code });
    },

    groupByHand: function (n, codes, search) {
      if (!n) { return [nothing(), nothing()]; }
      if (!codes || codes.length < 5) {
        var found = (codes || []).length;
        return [nothing(), "U koos " + found + (found === 1 ? " gemeente" : " gemeenten") + "; kies er minstens 5."];
      }
      return [withQuery("/vergelijkingsgroep", search, { groep: ["eigen"].concat(codes.slice().sort()).join("-") }), ""];
    },

    /* Municipalities and figures side by side; the page comes back with the focus on the same button. */
    beside: function (n, codes, figures, search) {
      if (!n) { return [nothing(), nothing()]; }
      if (!codes || !codes.length) { return [nothing(), "Kies minstens één gemeente."]; }
      if (!figures || !figures.length) { return [nothing(), "Kies minstens één cijfer."]; }
      pressed = "naast-toon";
      return [withQuery("/vergelijk", search, { met: codes.join("-"), cijfers: figures.join("-") }), ""];
    },

    /* Hours of no-show under other assumptions; an empty field is what the catalogue says. */
    reckon: function (n, slot, share, hours, search) {
      if (!n) { return nothing(); }
      pressed = "uren-reken";
      var query = new URLSearchParams(search || "");
      [["slot", slot], ["opgevuld", share], ["uren", hours]].forEach(function (pair) {
        var typed = String(pair[1] || "").trim();
        if (typed) { query.set(pair[0], typed); } else { query.delete(pair[0]); }
      });
      return "/afspraken?" + query.toString();
    },

    relation: function (n, x, y, search) {
      if (!n) { return [nothing(), nothing()]; }
      if (!x || !y || x === y) { return [nothing(), "Kies twee verschillende cijfers."]; }
      pressed = "verband-toon";
      return [withQuery("/vergelijk", search, { x: x, y: y }), ""];
    },

    moving: function (n, product, formula, search) {
      if (!n) { return [nothing(), nothing()]; }
      if (!product || !formula) { return [nothing(), "Kies een product en een formule."]; }
      pressed = "wissel-toon";
      return [withQuery("/serviceformules", search, { product: product, naar: formula }), ""];
    }
  };

  /* Come back later: a page without a municipality opens with the remembered one. */
  (function () {
    var path = window.location.pathname;
    var query = new URLSearchParams(window.location.search);
    var pages = ["/overzicht", "/vergelijk", "/vergelijkingsgroep", "/mogelijke-ruimte", "/beoordeling", "/rapport",
      "/gesprek", "/kalender", "/boekingscheck", "/gegevens", "/aanleveren", "/deze-maand", "/afspraken"];
    var wanted = pages.indexOf(path) >= 0 || path.indexOf("/cijfer/") === 0 || path.indexOf("/thema/") === 0;
    if (wanted && !query.get("gemeente") && remembered()) {
      window.location.replace(withQuery(path, window.location.search, { gemeente: remembered() }));
    }
  })();

  /* A table is fetched when its details are opened; "toggle" does not bubble, so it is captured. */
  document.addEventListener("toggle", function (event) {
    var details = event.target;
    if (!(details instanceof HTMLDetailsElement) || !details.open) { return; }
    if (details.matches(".keuze")) {
      document.querySelectorAll(".keuze[open]").forEach(function (d) { if (d !== details) { d.open = false; } });
      var input = details.querySelector("input");
      if (input) { input.focus(); input.select(); }
      return;
    }
    var source = details.getAttribute("data-bron");
    var place = details.querySelector(":scope > div");
    if (!source || !place || details.dataset.gehaald) { return; }
    details.dataset.gehaald = "ja";
    fetch(source, { credentials: "same-origin" })
      .then(function (answer) { return answer.text(); })
      .then(function (fragment) { place.removeAttribute("role"); place.innerHTML = fragment; })
      .catch(function () {
        delete details.dataset.gehaald;
        place.textContent = "De tabel kon niet worden opgehaald. Sluit hem en probeer het opnieuw.";
      });
  }, true);

  document.addEventListener("click", function (event) {
    document.querySelectorAll(".keuze[open], .menu[open], .meer[open]").forEach(function (d) {
      if (!d.contains(event.target) && document.contains(event.target)) { d.open = false; }
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll(".keuze[open], .menu[open], .meer[open]").forEach(function (d) {
      d.open = false;
      d.querySelector("summary").focus();
    });
  });

  /* The library opens a list without saying so: give its field the role and state of a combobox. */
  function combobox(target) {
    var field = target.matches("input") ? target : target.querySelector("input[aria-haspopup=listbox]");
    if (!field || field.getAttribute("aria-haspopup") !== "listbox") { return; }
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", String(field.closest("[data-expanded=true]") !== null));
  }
  new MutationObserver(function (changes) {
    changes.forEach(function (change) { combobox(change.target); });
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["data-expanded"] });
  document.addEventListener("focusin", function (event) { combobox(event.target); });
})();

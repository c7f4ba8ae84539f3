(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const articles = [...document.querySelectorAll(".article")].map((element) => ({
    element,
    findings: [...element.querySelectorAll(".finding")],
  }));
  const all = articles.reduce((sum, article) => sum + article.findings.length, 0);
  const rule = form.elements.rule;
  const boxes = [...form.querySelectorAll("[name=severity]")];
  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  function apply() {
    const severities = boxes.filter((box) => box.checked).map((box) => box.value);
    let shown = 0;
    let shownArticles = 0;
    for (const { element, findings } of articles) {
      let here = 0;
      for (const finding of findings) {
        const { rule: id, severity } = finding.dataset;
        finding.hidden = !((rule.value === "" || rule.value === id) && severities.includes(severity));
        here += finding.hidden ? 0 : 1;
      }
      element.hidden = here === 0;
      shown += here;
      shownArticles += here === 0 ? 0 : 1;
    }
    form.querySelector("output").textContent =
      `${shown} of ${counted(all, "finding")} shown, in ${counted(shownArticles, "article")}`;
  }

  // The filter stands in the address, so that it can be sent: #rule=doubled-word&severity=error,warning
  function read() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!wanted.has("rule") && !wanted.has("severity")) {
      const target = document.getElementById(location.hash.slice(1));
      if (target && target.closest("[hidden]")) {
        form.reset();
        target.scrollIntoView();
      }
      return;
    }
    const id = wanted.get("rule") ?? "";
    rule.value = [...rule.options].some((option) => option.value === id) ? id : "";
    const severities = wanted.get("severity")?.split(",");
    for (const box of boxes) box.checked = !severities || severities.includes(box.value);
    apply();
    document.getElementById("findings").scrollIntoView();
  }

  function write() {
    const parts = [];
    if (rule.value !== "") parts.push(`rule=${rule.value}`);
    const checked = boxes.filter((box) => box.checked).map((box) => box.value);
    if (checked.length < boxes.length) parts.push(`severity=${checked.join(",")}`);
    try {
      history.replaceState(null, "", `#${parts.join("&")}`);
    } catch {
      // In a frame that has no address the filter works all the same.
    }
  }

  form.addEventListener("change", () => {
    apply();
    write();
  });
  form.addEventListener("reset", () => {
    rule.value = "";
    for (const box of boxes) box.checked = true;
    apply();
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  form.hidden = false;
  apply();
  read();
})();

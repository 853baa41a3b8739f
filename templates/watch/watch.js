// Renews the findings and the report when the plan has changed; the report keeps its place on the page.
const frame = document.querySelector("iframe");
const findings = document.getElementById("findings");
const ended = document.getElementById("ended");
let shown = document.documentElement.dataset.shown;

const events = new EventSource("events");
events.onopen = () => { ended.hidden = true; };
events.onerror = () => { ended.hidden = false; };
events.onmessage = async (event) => {
  if (event.data === shown) return;
  shown = event.data;
  const answer = await fetch("findings");
  if (answer.ok) findings.innerHTML = await answer.text();
  frame.contentWindow.location.reload();
};

for (const link of document.querySelectorAll("nav a")) {
  link.addEventListener("click", () => {
    document.querySelector("nav a[aria-current]")?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "page");
  });
}

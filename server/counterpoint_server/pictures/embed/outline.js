/* Making elements, loading documents, and an outline as a tree that the keyboard walks (APG). */

function make(name, attributes = {}, ...inner) {
  const found = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
  found.append(...inner);
  return found;
}

/* A document of another address, parsed by the browser as it comes: no text becomes HTML here. */
function load(url, type) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = type;
    request.onload = () =>
      request.status < 300 ? resolve(request.response) : reject(new Error(request.statusText));
    request.onerror = () => reject(new Error("The map could not be reached."));
    request.send();
  });
}

function asTree(list) {
  list.setAttribute("role", "tree");
  list.setAttribute("aria-label", "Outline");
  for (const group of list.querySelectorAll("ul")) {
    group.setAttribute("role", "group");
    group.parentElement.setAttribute("aria-expanded", "true");
  }
  for (const item of list.querySelectorAll("li")) {
    item.setAttribute("role", "treeitem");
    item.tabIndex = -1;
    for (const link of item.querySelectorAll(":scope > a")) link.tabIndex = -1;
  }
  if (list.firstElementChild) list.firstElementChild.tabIndex = 0;
}

function treeKey(event, outline, select) {
  const item = event.target.closest("li");
  if (!item) return;
  const seen = [...outline.querySelectorAll("li")].filter((li) => li.offsetParent);
  const at = seen.indexOf(item);
  const open = item.getAttribute("aria-expanded");
  let next = null;
  if (event.key === "ArrowDown") next = seen[at + 1];
  else if (event.key === "ArrowUp") next = seen[at - 1];
  else if (event.key === "Home") next = seen[0];
  else if (event.key === "End") next = seen.at(-1);
  else if (event.key === "ArrowRight") {
    if (open === "false") item.setAttribute("aria-expanded", "true");
    else if (open) next = item.querySelector("li");
  } else if (event.key === "ArrowLeft") {
    if (open === "true") item.setAttribute("aria-expanded", "false");
    else next = item.parentElement.closest("li");
  } else if (event.key === "Enter" && item.id) select(Number(item.id.slice(1)));
  else return;
  event.preventDefault();
  if (!next) return;
  item.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

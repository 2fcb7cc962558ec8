// Runs before anything is painted, so that a chosen appearance and a hidden page hold from the
// first moment, on every page and after a reload; and so that "Hide this page" hides it however much
// of the page is still on its way. page.js puts the sheet over it, and can take it away.
{
  const root = document.documentElement;
  root.dataset.scripts = "yes";
  const cover = () => {
    root.dataset.covered = "yes";
    root.dataset.title ??= document.title;
    document.title = "Notes";
  };
  try {
    const theme = localStorage.getItem("wp-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (sessionStorage.getItem("wp-covered")) cover();
  } catch {
    // Storage is switched off: the system's appearance, and nothing to remember.
  }
  addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-cover]")) return;
    cover();
    dispatchEvent(new Event("wp-cover"));
  }, { capture: true });
}

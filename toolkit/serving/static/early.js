// Runs before anything is painted, so that a chosen appearance and a hidden page hold from the
// first moment, on every page and after a reload.
try {
  const theme = localStorage.getItem("wp-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (sessionStorage.getItem("wp-covered")) document.documentElement.dataset.covered = "yes";
} catch {
  // Storage is switched off: the system's appearance, and nothing to remember.
}

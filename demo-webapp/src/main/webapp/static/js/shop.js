// Takes the visitor back to where the page was after the cart was changed.
(() => {
  const key = "scroll:" + location.pathname;
  const stored = sessionStorage.getItem(key);
  if (stored !== null) {
    sessionStorage.removeItem(key);
    scrollTo(0, Number(stored));
  }
  document.addEventListener("submit", () => sessionStorage.setItem(key, String(scrollY)));
})();

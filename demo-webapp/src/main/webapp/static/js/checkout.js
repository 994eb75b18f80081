// Writes a card number in groups of four while it is typed.
(() => {
  const field = document.getElementById("card-number");
  field?.addEventListener("input", () => {
    if (field.selectionStart === field.value.length) {
      field.value = field.value.replace(/[^0-9]/g, "").replace(/(.{4})(?=.)/g, "$1 ");
    }
  });
})();

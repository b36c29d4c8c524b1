// Who signs in whose name: only the desks that may, for the giver and the mode that are chosen.
const set = document.querySelector("[data-signer]");
const mode = set?.querySelector("[name=sign_mode]");
const giver = set?.querySelector("[name=signer]");
const seat = set?.querySelector("[name=signing_seat]");

function fits(group, wanted = mode.value) {
  return group.dataset.giver === giver.value && group.dataset.mode === wanted;
}

function narrow() {
  const groups = [...seat.querySelectorAll("optgroup")];
  for (const option of mode.options) option.disabled = option.value !== "own" && !groups.some((group) => fits(group, option.value));
  if (mode.selectedOptions[0]?.disabled) mode.value = "own";
  for (const group of groups) group.hidden = group.disabled = !fits(group);
  if (seat.selectedOptions[0]?.closest("optgroup")?.disabled) seat.value = "";
  seat.closest("[data-signing-seat]").hidden = mode.value === "own";
}

if (seat) {
  mode.addEventListener("change", narrow);
  giver.addEventListener("change", narrow);
  narrow();
}

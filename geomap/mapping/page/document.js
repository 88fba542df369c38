/** Before the page: what it says without script is not laid out where our script will run. */
if (typeof DecompressionStream === "function") {
  const { classList } = document.documentElement;
  classList.add("scripted");
  addEventListener("error", () => classList.remove("scripted"));
}

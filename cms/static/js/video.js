/* Puts the player in place of the still picture when the reader asks for it, and not before. */
export function enhance(video) {
  const play = video.querySelector("a");
  play.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = video.dataset.embed;
    frame.title = video.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    video.replaceChildren(frame);
    frame.focus();
  });
}

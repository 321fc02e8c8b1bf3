// What is pressed while the answer to the last key is under way waits for its turn: then it means what the answer shows.

// `id` names what each answer replaces, `act` does what was pressed, `most` says how many presses may wait.
export function takeTurns(id, act, most) {
  let underWay = 0;
  const waiting = [];

  const isMine = (event) => event.detail.target.id === id;

  function goOn() {
    while (underWay === 0 && waiting.length > 0) act(waiting.shift());
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isMine(event)) underWay += 1;
  });
  // The answer is put into the page right after this event.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isMine(event)) return;
    setTimeout(() => {
      underWay -= 1;
      goOn();
    });
  });

  return {
    isBusy: () => underWay > 0,
    wait(pressed) {
      waiting.push(pressed);
      waiting.splice(0, waiting.length - most);
    },
  };
}

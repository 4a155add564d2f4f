// One voice note, recorded here: never a file that was made elsewhere.
import { stripVoice } from "../vault/strip";
import { type Page } from "./page";

const longest = 180_000;
const kinds = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];

export class Voice {
  #part: { name: string; bytes: Uint8Array } | null = null;
  #recorder: MediaRecorder | null = null;

  constructor(private readonly page: Page, private readonly button: HTMLButtonElement, private readonly says: HTMLElement, private readonly changed: () => void) {
    const kind = typeof MediaRecorder === "undefined" ? undefined : kinds.find(type => MediaRecorder.isTypeSupported(type));
    if (!kind || !navigator.mediaDevices) return;
    page.part("voice").hidden = false;
    button.addEventListener("click", () => {
      if (this.#recorder) this.#recorder.stop();
      else void this.#record(kind);
    });
  }

  get parts(): { name: string; bytes: Uint8Array }[] {
    return this.#part ? [this.#part] : [];
  }

  clear(): void {
    this.#part = null;
    this.says.textContent = "";
  }

  async #record(type: string): Promise<void> {
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recorder = new MediaRecorder(sound, { mimeType: type, audioBitsPerSecond: 24_000 });
      const pieces: Blob[] = [];
      recorder.addEventListener("dataavailable", event => { pieces.push(event.data); });
      recorder.addEventListener("stop", () => void this.#end(sound, new Blob(pieces)));
      this.#recorder = recorder;
      recorder.start();
      this.button.textContent = this.page.say("stop");
      this.says.textContent = this.page.say("recording");
      setTimeout(() => { if (recorder.state === "recording") recorder.stop(); }, longest);
    } catch {
      this.says.textContent = this.page.say("microphone");
    }
  }

  async #end(sound: MediaStream, recorded: Blob): Promise<void> {
    for (const track of sound.getTracks()) track.stop();
    this.#recorder = null;
    this.button.textContent = this.page.say("record");
    try {
      const voice = stripVoice(new Uint8Array(await recorded.arrayBuffer()));
      this.#part = { name: `voice.${voice.kind}`, bytes: voice.bytes };
      this.says.textContent = this.page.say("recorded");
    } catch {
      this.says.textContent = this.page.say("microphone");
    }
    this.changed();
  }
}

// Files exchanged with Debian's `age`, and with the C# side through a folder that is given: identity, recipient and `theirs` are read, `opened` and `ours` written.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { groupKeyOf, recipientOf } from "#vault/keys";
import { pack, unpack } from "#vault/parcel";
import { makeReceipt, mailboxOf } from "#vault/receipt";
import { makeRecoveryCode } from "#vault/recovery";
import { open, openWithPassphrase, seal, sealWithPassphrase } from "#vault/seal";

const folder = mkdtempSync(join(tmpdir(), "handbill-age-"));
const at = (name: string) => join(folder, name);
const age = (...given: string[]) => execFileSync("age", given, { cwd: folder });
after(() => { rmSync(folder, { recursive: true, force: true }); });

test("A parcel that is sealed here is read by age and tar", async () => {
  execFileSync("age-keygen", ["-o", at("key")], { stdio: "ignore" });
  const identity = /AGE-SECRET-KEY-1\S+/.exec(readFileSync(at("key"), "utf8"))![0];
  const recipient = execFileSync("age-keygen", ["-y", at("key")], { encoding: "utf8" }).trim();
  assert.equal(await recipientOf(identity), recipient);
  assert.equal((await groupKeyOf(identity)).recipient, recipient);
  writeFileSync(at("parcel.age"), await seal(pack([{ name: "text.txt", bytes: Buffer.from("dóck 4, today\n") }, { name: "photo-1.jpg", bytes: new Uint8Array(100_000) }]), [recipient]));
  const shell = (command: string) => execFileSync("/bin/sh", ["-c", command], { cwd: folder, encoding: "utf8" });
  assert.equal(shell("age -d -i key parcel.age | tar t"), "text.txt\nphoto-1.jpg\npadding\n");
  assert.equal(shell("age -d -i key parcel.age | tar xO text.txt"), "dóck 4, today\n");
});

test("What age seals to a mailbox is opened here with the twelve words, and the other way round", async () => {
  const box = await mailboxOf(makeReceipt());
  const answer = pack([{ name: "text.txt", bytes: Buffer.from("we read it\n") }]);
  writeFileSync(at("answer"), answer);
  age("-r", box.recipient, "-o", "answer.age", "answer");
  assert.equal(Buffer.from(unpack(await open(readFileSync(at("answer.age")), [box.identity]))[0]!.bytes).toString(), "we read it\n");
  writeFileSync(at("box"), `${box.identity}\n`);
  writeFileSync(at("ours.age"), await seal(answer, [box.recipient]));
  assert.equal(Buffer.compare(age("-d", "-i", "box", "ours.age"), answer), 0);
});

test("A recovery code as it is printed opens with age, and the other way round", async () => {
  const code = makeRecoveryCode();
  writeFileSync(at("wrapped.age"), await sealWithPassphrase(Buffer.from("AGE-SECRET-KEY-1…\n"), code));
  await onTerminal("age -d -o unwrapped wrapped.age", code);
  assert.equal(readFileSync(at("unwrapped"), "utf8"), "AGE-SECRET-KEY-1…\n");
  await onTerminal("age -p -o theirs.age unwrapped", code);
  assert.equal(Buffer.from(await openWithPassphrase(readFileSync(at("theirs.age")), code)).toString(), "AGE-SECRET-KEY-1…\n");
});

test("The server's own age opens what is sealed here, and the other way round", async () => {
  const exchange = process.argv[3]!;
  const read = (name: string) => readFileSync(join(exchange, name));
  const theirs = await open(read("theirs"), [read("identity").toString().trim()]);
  writeFileSync(join(exchange, "opened"), theirs);
  writeFileSync(join(exchange, "ours"), await seal(theirs, [read("recipient").toString().trim()]));
});

// age takes passphrases from a terminal only; `script` gives it one, and is answered whenever it asks.
function onTerminal(command: string, passphrase: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const terminal = spawn("script", ["-qec", command, "/dev/null"], { cwd: folder });
    let said = "";
    terminal.stdout.on("data", part => {
      said += String(part);
      if (!/passphrase[^:\n]*: *$/i.test(said)) return;
      said = "";
      terminal.stdin.write(`${passphrase}\n`);
    });
    terminal.on("close", code => { code === 0 ? resolve() : reject(new Error(said)); });
  });
}

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies a Quarterdeck journal without Quarterdeck, after resources/docs/journal.md, with Python's standard library.

usage: verify-journal.py [--json] [--anchors DIR] JOURNAL

Exit: 0 verified and anchored, 1 verified but not all anchored, 2 tampered with, 3 cannot be read, 4 wrong usage.
"""
import glob
import hashlib
import json
import os
import re
import sqlite3
import sys

ANCHOR = re.compile(rb"([0-9a-f]{32}) ([0-9]{1,18}) ([0-9a-f]{64}) [0-9]{1,18}\Z")
COLUMNS = ("seq", "time", "phase", "act", "act_id", "target")
MOST = 2**53 - 1


def leaf(record):
    return hashlib.sha256(b"\0quarterdeck-journal-v1" + len(record).to_bytes(8, "big") + record).digest()


def hmac(key, text):
    key = key.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(k ^ 0x36 for k in key) + text).digest()
    return hashlib.sha256(bytes(k ^ 0x5C for k in key) + inner).digest()


def parse(record):
    """The members of a record, or None when its bytes are not canonical."""
    try:
        members = json.loads(record.decode("utf-8"))
        again = json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return None
    if again != record or not isinstance(members, dict):
        return None
    for key, value in members.items():
        if json.dumps(key, ensure_ascii=False) != f'"{key}"' or not (type(value) is int and abs(value) <= MOST or type(value) is str):
            return None
    return members


def read_anchors(journal, folder):
    files = [journal + ".anchors"] if os.path.exists(journal + ".anchors") else []
    if folder:
        if not os.path.isdir(folder):
            raise OSError("no folder " + folder)
        files += sorted(glob.glob(os.path.join(glob.escape(folder), "*.anchors")))
    anchors, ignored = {}, 0
    for name in files:
        with open(name, "rb") as file:
            for line in filter(None, file.read().split(b"\n")):
                match = ANCHOR.match(line)
                if match and int(match[2]) > 0:
                    anchors.setdefault(match[1], []).append((int(match[2]), bytes.fromhex(match[3].decode())))
                else:
                    ignored += 1
    return anchors, ignored


class Chain:
    def __init__(self, log):
        self.log = log
        self.records = self.anchored = self.erased = 0
        self.bad = None
        self.hashes = []
        self.ended = False

    def take(self, columns, stored, record, salt, text):
        self.records += 1
        members = parse(record)
        seq = members.get("seq") if members else None
        sound = (type(seq) is int and seq >= 0 and leaf(record) == stored
                 and members.get("log", "") == self.log.decode("utf-8", "replace"))
        if self.bad:
            if sound and self.bad == {"seq": seq, "kind": "missing"}:
                self.bad["kind"] = "reordered"
            return
        here = len(self.hashes)
        head = self.hashes[-1].hex() if self.hashes else "0" * 64
        if not sound:
            self.bad = {"seq": here, "kind": "altered"}
        elif seq > here:
            self.bad = {"seq": here, "kind": "missing"}
        elif seq < here:
            self.bad = {"seq": seq, "kind": "duplicated" if self.hashes[seq] == stored else "forked"}
        elif members.get("prev") != head:
            self.bad = {"seq": max(here - 1, 0), "kind": "altered"}
        elif (not self.repeated(columns, members) or self.ended or (members.get("phase") == "genesis") != (here == 0)
              or not self.details_fit(members, salt, text)):
            self.bad = {"seq": here, "kind": "altered"}
        self.hashes.append(stored)
        self.ended = bool(members) and members.get("phase") == "terminal"

    @staticmethod
    def repeated(columns, members):
        for name, column in zip(COLUMNS, columns):
            said = members.get(name, b"")
            if (said.encode() if isinstance(said, str) else said) != column:
                return False
        return True

    def details_fit(self, members, salt, text):
        digest = members.get("details_digest")
        if text is None:
            self.erased += digest is not None
            return True
        return digest is not None and len(salt) == 32 and hmac(salt, text).hex() == digest

    def hold(self, anchors):
        if self.bad:
            return
        for size, head in sorted(anchors):
            if size > len(self.hashes):
                self.bad = {"seq": len(self.hashes), "kind": "shortened"}
                return
            if self.hashes[size - 1] != head:
                self.bad = {"seq": self.anchored, "kind": "rechained"}
                return
            self.anchored = size


def verify(journal, folder):
    anchors, ignored = read_anchors(journal, folder)
    chains = {}
    os.stat(journal)
    db = sqlite3.connect("file:" + journal.replace("%", "%25").replace("?", "%3f").replace("#", "%23") + "?mode=ro", uri=True)
    db.text_factory = bytes
    if db.execute("PRAGMA application_id").fetchone()[0] != 0x5144524A or db.execute("PRAGMA user_version").fetchone()[0] > 1:
        raise OSError("no journal that this verifier knows")
    for row in db.execute("SELECT log, seq, time, phase, act, act_id, target, hash, record, salt, text FROM entry"
                          " LEFT JOIN payload ON payload.entry = entry.id ORDER BY entry.id"):
        chains.setdefault(row[0], Chain(row[0])).take(row[1:7], *row[7:])
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")} & {b"person", b"foreign_person"}
    persons = sum(hmac(salt, name)[:16].hex().encode() != pseudonym or len(salt) != 32
                  for table in tables for pseudonym, salt, name in db.execute("SELECT pseudonym, salt, name FROM " + table.decode()))
    for log in anchors:
        chains.setdefault(log, Chain(log))
    for log, chain in chains.items():
        chain.hold(anchors.get(log, []))
    unanchored = sum(c.records - c.anchored for c in chains.values() if not c.bad)
    code = 2 if persons or any(c.bad for c in chains.values()) else 1 if unanchored else 0
    return {
        "verdict": ("verified", "not anchored", "tampered")[code],
        "exit": code,
        "records": sum(c.records for c in chains.values()),
        "unanchored": unanchored,
        "erased": sum(c.erased for c in chains.values()),
        "persons_altered": persons,
        "ignored_anchor_lines": ignored,
        "chains": [{"log": log.decode("utf-8", "replace"), "records": c.records, "anchored": c.anchored, "bad": c.bad}
                   for log, c in sorted(chains.items())],
    }


def main(words):
    as_json, folder, files = False, "", []
    while words:
        word = words.pop(0)
        if word == "--json":
            as_json = True
        elif word == "--anchors" and words:
            folder = words.pop(0)
        elif word.startswith("-"):
            files = []
            break
        else:
            files.append(word)
    if len(files) != 1:
        print(__doc__, file=sys.stderr)
        return 4
    try:
        report = verify(files[0], folder)
    except (OSError, sqlite3.Error) as error:
        print("cannot be read:", error, file=sys.stderr)
        return 3
    if as_json:
        print(json.dumps(report))
    else:
        for chain in report["chains"]:
            bad = chain["bad"] and f"{chain['bad']['kind']} at {chain['bad']['seq']}"
            print(f"{chain['log']}  {chain['records']} records, {chain['anchored']} anchored  {bad or 'good'}")
        print(f"{report['verdict']}: {report['records']} records, {report['unanchored']} not anchored")
    return report["exit"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

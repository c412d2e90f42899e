// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Silences and maintenance windows as a person lists them, the next to end first; and what one would hide, in words. Pure;
// any thread.

#include "models/alerts/wish.h"

namespace alerts {

struct WishLine {
    QString id;
    QString what;      // "silence target=shop-*"
    QString until;     // "until 04:00, by ann, hides 2"; planned: "from 22:00"
    QString reason;    // whole, for a closer look
    bool planned = false;
    bool endsSoon = false; // and still hides something
    friend bool operator==(const WishLine &, const WishLine &) = default;
};

[[nodiscard]] QList<WishLine> wishLines(const QList<Wish> &wishes, const QString &scope, const QList<Alert> &alerts, base::WallTime now);

// What a silence or a window hides of what is active now: how many, a sentence of each, and how many it would match were it
// not too mild for them.
struct Preview {
    QString head;      // "It hides 3 alerts that are active now:"
    QStringList names; // sentences
    QString beyond;    // "2 critical ones match but are not covered."; empty: none
};
[[nodiscard]] Preview previewOf(const Wish &wish, const QList<Alert> &alerts, base::WallTime now);

// "rule=target.down, target=shop-*": conditions out of one line, parted by commas (a ? in a pattern stands for one). Errors: Invalid.
[[nodiscard]] base::Result<QList<Matcher>> matchersIn(const QString &text);
[[nodiscard]] QString textOf(const QList<Matcher> &matchers);
// That means this item, as a person may read and type it: a ? for each comma and for what nobody would see in it.
[[nodiscard]] QString patternOf(const base::Untrusted &item);

} // namespace alerts

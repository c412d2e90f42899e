// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How one value is read from a node and written back. A reader answers false after it has reported the mistake;
// the value is then unchanged. A writer answers Null for "nothing to say".

#include "models/environment/scalars.h"

namespace environment {

template <class M>
struct Codec {
    bool (*read)(Reading &, const Node &, M &);
    Node (*write)(const M &);
};

// The scalar's text; reports when the node is something else or empty.
bool readWord(Reading &, const Node &, QString &);
bool reportMistake(Reading &, const Node &, const Mistake &); // false, always
Mistake notAChoice(const QString &word, const QStringList &words);
bool expectSequence(Reading &, const Node &, const QString &of);
bool expectMapping(Reading &, const Node &, const QString &of);
QString kindOf(const Node &node); // "a list", "a mapping", "nothing", "a value"

namespace codec {

extern const Codec<QString> line;      // one line of text
extern const Codec<QString> text;      // may have several
extern const Codec<QString> statement; // one SQL statement
extern const Codec<QString> id;
extern const Codec<QString> metricId;
extern const Codec<QString> host;
extern const Codec<QString> hostOrSocket;
extern const Codec<QString> path;
extern const Codec<QString> jsonPointer;
extern const Codec<quint16> port;
extern const Codec<int> httpStatus;
extern const Codec<int> redisDatabase;
extern const Codec<bool> boolean;
extern const Codec<double> number;
extern const Codec<std::optional<double>> limit; // of the metric in Reading::quantity
extern const Codec<milliseconds> duration;
extern const Codec<std::chrono::hours> window;
extern const Codec<QUrl> webAddress;
extern const Codec<QStringList> lines; // a list, or one value
extern const Codec<QStringList> command;
extern const Codec<QList<std::pair<QString, QString>>> headers;
extern const Codec<QList<std::pair<QString, QString>>> labels;
extern const Codec<Threshold> threshold;
extern const Codec<Tls> tls;
extern const Codec<Credential> credential;

} // namespace codec

// An enumeration as words, in the order of a table of {word, value}.
template <class E>
struct Choice {
    const char *word;
    E value;
};

template <class E, std::size_t N>
bool readChoice(Reading &reading, const Node &node, E &out, const Choice<E> (&choices)[N])
{
    QString word;
    if (!readWord(reading, node, word))
        return false;
    QStringList words;
    for (const Choice<E> &c : choices) {
        if (word == QLatin1String(c.word)) {
            out = c.value;
            return true;
        }
        words.append(QLatin1String(c.word));
    }
    return reportMistake(reading, node, notAChoice(word, words));
}

template <class E, std::size_t N>
Node writeChoice(E value, const Choice<E> (&choices)[N])
{
    for (const Choice<E> &c : choices)
        if (c.value == value)
            return Node::scalar(QLatin1String(c.word));
    return {};
}

} // namespace environment

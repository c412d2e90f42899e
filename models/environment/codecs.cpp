// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/codec.h"

#include "models/environment/keys.h"
#include "models/environment/secretscan.h"
#include "models/environment/words.h"

namespace environment {

QString kindOf(const Node &node)
{
    switch (node.kind) {
    case Node::Kind::Null: return Words::tr("nothing");
    case Node::Kind::Sequence: return Words::tr("a list");
    case Node::Kind::Mapping: return Words::tr("a mapping");
    case Node::Kind::Scalar:
    case Node::Kind::Refused: break;
    }
    return Words::tr("a single value");
}

bool reportMistake(Reading &reading, const Node &node, const Mistake &mistake)
{
    reading.error(node, mistake.text, mistake.remedy);
    return false;
}

Mistake notAChoice(const QString &word, const QStringList &words)
{
    const QString meant = Words::nearest(word, words);
    return {Words::tr("%1 cannot be chosen here").arg(Words::quote(word)),
            meant.isEmpty() ? Words::tr("choose one of %1").arg(Words::list(words)) : Words::tr("did you mean '%1'?").arg(meant)};
}

bool readWord(Reading &reading, const Node &node, QString &out)
{
    if (node.kind == Node::Kind::Refused)
        return false;
    if (node.kind != Node::Kind::Scalar || node.text.trimmed().isEmpty())
        return reportMistake(reading, node,
                             {Words::tr("a single value is expected, there is %1")
                                  .arg(node.kind == Node::Kind::Scalar ? Words::tr("nothing") : kindOf(node)),
                              Words::tr("write the value after the colon")});
    out = node.text;
    return true;
}

bool expectSequence(Reading &reading, const Node &node, const QString &of)
{
    if (node.kind == Node::Kind::Sequence)
        return true;
    if (node.kind != Node::Kind::Refused)
        reading.error(node, Words::tr("%1: a list is expected, there is %2").arg(of, kindOf(node)),
                      Words::tr("start each entry with a dash on a line of its own"));
    return false;
}

bool expectMapping(Reading &reading, const Node &node, const QString &of)
{
    if (node.kind == Node::Kind::Mapping)
        return true;
    if (node.kind != Node::Kind::Refused)
        reading.error(node, Words::tr("%1: keys with values are expected, there is %2").arg(of, kindOf(node)),
                      Words::tr("write 'key: value' a line"));
    return false;
}

namespace {

template <class M, auto Parse>
bool readParsed(Reading &reading, const Node &node, M &out)
{
    QString word;
    if (!readWord(reading, node, word))
        return false;
    auto value = Parse(word);
    if (!value)
        return reportMistake(reading, node, value.error());
    out = *std::move(value);
    return true;
}

Node writeString(const QString &text) { return text.isEmpty() ? Node() : Node::scalar(text); }

Parsed<QString> parseLine(const QString &text)
{
    if (text.contains(QLatin1Char('\n')))
        return std::unexpected(Mistake{Words::tr("one line is expected, there are several"), Words::tr("write it on one line")});
    return text;
}

Parsed<QString> keepText(const QString &text) { return text; }
Parsed<QString> parseNamedHost(const QString &text) { return parseHost(text, false); }
Parsed<QString> parseHostOrSocket(const QString &text) { return parseHost(text, true); }
Parsed<int> parseHttpStatus(const QString &text) { return parseInteger(text, 100, 599); }
Parsed<int> parseRedisDatabase(const QString &text) { return parseInteger(text, 0, 65535); }

Parsed<std::chrono::hours> parseWindow(const QString &text)
{
    const auto duration = parseDuration(text);
    if (!duration)
        return std::unexpected(duration.error());
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(*duration);
    if (hours != *duration)
        return std::unexpected(Mistake{Words::tr("a window is counted in whole hours"), Words::tr("write 1h, 7d, 30d ...")});
    return hours;
}

bool readPath(Reading &reading, const Node &node, QString &out)
{
    QString word;
    if (!readParsed<QString, parseLine>(reading, node, word))
        return false;
    const auto path = parseFilePath(word, reading.file());
    if (!path)
        return reportMistake(reading, node, path.error());
    out = *path;
    return true;
}

bool readPointer(Reading &reading, const Node &node, QString &out)
{
    if (node.kind == Node::Kind::Scalar && node.text.isEmpty()) { // RFC 6901: the whole document
        out.clear();
        return true;
    }
    return readParsed<QString, parseJsonPointer>(reading, node, out);
}

bool readLimit(Reading &reading, const Node &node, std::optional<double> &out)
{
    QString word;
    if (!readWord(reading, node, word))
        return false;
    const auto value = parseLimit(word, reading.quantity);
    if (!value)
        return reportMistake(reading, node, value.error());
    out = *value;
    return true;
}

bool readLines(Reading &reading, const Node &node, QStringList &out)
{
    QStringList list;
    QString word;
    if (node.kind != Node::Kind::Sequence) {
        if (!readParsed<QString, parseLine>(reading, node, word))
            return false;
        list.append(word);
    }
    bool good = true;
    for (const Node &item : node.items) {
        if (readParsed<QString, parseLine>(reading, item, word))
            list.append(word);
        else
            good = false;
    }
    if (good)
        out = list;
    return good;
}

Node writeLines(const QStringList &list)
{
    Node node;
    for (const QString &s : list) {
        node.kind = Node::Kind::Sequence;
        node.items.push_back(Node::scalar(s));
    }
    return node;
}

bool readCommand(Reading &reading, const Node &node, QStringList &out)
{
    QStringList argv;
    if (!expectSequence(reading, node, QStringLiteral("command")) || !readLines(reading, node, argv))
        return false;
    if (argv.isEmpty() || !argv[0].startsWith(QLatin1Char('/')))
        return reportMistake(reading, node,
                             {Words::tr("the program of a command must be an absolute path"),
                              Words::tr("no shell and no search path is used: [/usr/bin/pass, show, db/orders]")});
    out = argv;
    return true;
}

bool readPairs(Reading &reading, const Node &node, QList<std::pair<QString, QString>> &out, bool headers)
{
    if (!expectMapping(reading, node, headers ? QStringLiteral("headers") : QStringLiteral("labels")))
        return false;
    bool good = true;
    QList<std::pair<QString, QString>> pairs;
    for (const Node::Entry &entry : node.entries) {
        QString value;
        if (headers && isSecretHeader(entry.key.text)) {
            reading.error(entry.key, Words::tr("the header %1 carries a secret").arg(Words::quote(entry.key.text)),
                          Words::tr("remove it; name it under 'authorization_header' of the target and %1").arg(whereSecretsGo()));
            good = false;
        } else if (entry.key.kind == Node::Kind::Scalar && readParsed<QString, parseLine>(reading, entry.value, value)) {
            pairs.append({entry.key.text, value});
        } else {
            good = false;
        }
    }
    if (good)
        out = pairs;
    return good;
}

bool readHeaders(Reading &reading, const Node &node, QList<std::pair<QString, QString>> &out)
{
    return readPairs(reading, node, out, true);
}

bool readLabels(Reading &reading, const Node &node, QList<std::pair<QString, QString>> &out)
{
    return readPairs(reading, node, out, false);
}

Node writePairs(const QList<std::pair<QString, QString>> &pairs)
{
    Node node;
    for (const auto &[name, value] : pairs)
        node.add(name, Node::scalar(value));
    return node;
}

template <class T, const Keys<T> &(*Table)()>
bool readTable(Reading &reading, const Node &node, T &out)
{
    T value = out;
    if (!readMapping(reading, node, Table(), value))
        return false;
    out = value;
    return true;
}

template <class T, const Keys<T> &(*Table)()>
Node writeTable(const T &value)
{
    return writeMapping(Table(), value);
}

bool readCredential(Reading &reading, const Node &node, Credential &out)
{
    if (node.kind == Node::Kind::Scalar) { // short form: credential: keyring
        Node mapping;
        mapping.line = node.line;
        mapping.column = node.column;
        mapping.add(QStringLiteral("from"), node);
        return readTable<Credential, credentialKeys>(reading, mapping, out);
    }
    return readTable<Credential, credentialKeys>(reading, node, out);
}

Node writeNumber(const double &v) { return Node::scalar(numberText(v)); }
Node writeLimit(const std::optional<double> &v) { return v ? writeNumber(*v) : Node(); }

} // namespace

namespace codec {

const Codec<QString> line{readParsed<QString, parseLine>, writeString};
const Codec<QString> text{readParsed<QString, keepText>, writeString};
const Codec<QString> statement{readParsed<QString, parseOneStatement>, writeString};
const Codec<QString> id{readParsed<QString, parseId>, writeString};
const Codec<QString> metricId{readParsed<QString, parseMetricId>, writeString};
const Codec<QString> host{readParsed<QString, parseNamedHost>, writeString};
const Codec<QString> hostOrSocket{readParsed<QString, parseHostOrSocket>, writeString};
const Codec<QString> path{readPath, writeString};
const Codec<QString> jsonPointer{readPointer, Node::scalar};
const Codec<quint16> port{readParsed<quint16, parsePort>, [](const quint16 &v) { return Node::scalar(QString::number(v)); }};
const Codec<int> httpStatus{readParsed<int, parseHttpStatus>, [](const int &v) { return Node::scalar(QString::number(v)); }};
const Codec<int> redisDatabase{readParsed<int, parseRedisDatabase>, [](const int &v) { return Node::scalar(QString::number(v)); }};
const Codec<bool> boolean{readParsed<bool, parseBool>,
                          [](const bool &v) { return Node::scalar(v ? QStringLiteral("true") : QStringLiteral("false")); }};
const Codec<double> number{readParsed<double, parseNumber>, writeNumber};
const Codec<std::optional<double>> limit{readLimit, writeLimit};
const Codec<milliseconds> duration{readParsed<milliseconds, parseDuration>,
                                   [](const milliseconds &v) { return Node::scalar(durationText(v)); }};
const Codec<std::chrono::hours> window{readParsed<std::chrono::hours, parseWindow>,
                                       [](const std::chrono::hours &v) { return Node::scalar(durationText(v)); }};
const Codec<QUrl> webAddress{readParsed<QUrl, parseWebAddress>,
                             [](const QUrl &v) { return writeString(v.toString(QUrl::FullyEncoded)); }};
const Codec<QStringList> lines{readLines, writeLines};
const Codec<QStringList> command{readCommand, writeLines};
const Codec<QList<std::pair<QString, QString>>> headers{readHeaders, writePairs};
const Codec<QList<std::pair<QString, QString>>> labels{readLabels, writePairs};
const Codec<Threshold> threshold{readTable<Threshold, thresholdKeys>, writeTable<Threshold, thresholdKeys>};
const Codec<Tls> tls{readTable<Tls, tlsKeys>, writeTable<Tls, tlsKeys>};
const Codec<Credential> credential{readCredential, writeTable<Credential, credentialKeys>};

} // namespace codec

} // namespace environment

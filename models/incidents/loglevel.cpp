// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loglevel.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr std::pair<QStringView, QStringView> kLevelWords[] = {
    {u"trace", u"DEBUG"},   {u"finest", u"DEBUG"},   {u"finer", u"DEBUG"},       {u"fine", u"DEBUG"},      {u"noise", u"DEBUG"},  {u"verbose", u"DEBUG"},
    {u"debug", u"DEBUG"},   {u"info", u"INFO"},      {u"information", u"INFO"},  {u"notice", u"NOTICE"},   {u"log", u"LOG"},      {u"warn", u"WARNING"},
    {u"warning", u"WARNING"}, {u"err", u"ERROR"},    {u"error", u"ERROR"},       {u"severe", u"ERROR"},    {u"crit", u"FATAL"},   {u"critical", u"FATAL"},
    {u"fatal", u"FATAL"},   {u"alert", u"PANIC"},    {u"emerg", u"PANIC"},       {u"emergency", u"PANIC"}, {u"panic", u"PANIC"},  {u"dpanic", u"PANIC"}};

constexpr qsizetype kLevelWithin = 512; // characters of a message

QRegularExpression levelShape(const char *shape)
{
    QStringList words;
    for (const auto &[word, severity] : kLevelWords)
        words.append(word.toString().toUpper());
    std::ranges::sort(words, std::ranges::greater(), &QString::size); // INFORMATION before INFO
    return QRegularExpression(QString::fromLatin1(shape).arg(words.join(u'|')));
}

} // namespace

QString severityNamed(QStringView word)
{
    for (const auto &[name, severity] : kLevelWords)
        if (word.compare(name, Qt::CaseInsensitive) == 0)
            return severity.toString();
    return {};
}

QString severityOfSyslog(int priority)
{
    static const QStringList words{u"PANIC"_s, u"PANIC"_s, u"FATAL"_s, u"ERROR"_s, u"WARNING"_s, u"NOTICE"_s, u"LOG"_s, u"DEBUG"_s};
    return words.value(priority);
}

QString severityOfNumber(int level)
{
    if (level < 8)
        return severityOfSyslog(level);
    return level >= 60 ? u"FATAL"_s : level >= 50 ? u"ERROR"_s : level >= 40 ? u"WARNING"_s : level >= 30 ? u"INFO"_s : u"DEBUG"_s;
}

QString severitySaid(const QString &message)
{
    static const QRegularExpression shapes[] = {
        levelShape("^\\W{0,4}(?:\\S{1,80}\\s+){0,3}?[\\[(<](?i:(%1))[\\])>]"),       // in brackets, within the first words
        levelShape("^\\W{0,4}(?i:(%1))(?=[:|\\t])"),                                  // first, and set apart
        levelShape("^(?:\\S{1,80}\\s+){0,5}?[\\[(<|]?(%1)(?=[\\])>:|,\\s-]|$)"),      // in capitals, within the first words
        QRegularExpression(u"\\b(?:level|lvl|severity)=\"?([A-Za-z]{1,12})"_s)};
    const QString head = message.left(kLevelWithin).trimmed();
    for (const QRegularExpression &shape : shapes)
        if (const auto match = shape.match(head); match.hasMatch())
            return severityNamed(match.capturedView(1));
    return {};
}

} // namespace incidents

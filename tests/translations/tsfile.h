// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a Qt Linguist file (.ts) holds, message by message.

#include <QFile>
#include <QList>
#include <QStringList>
#include <QXmlStreamReader>

#include <utility>

namespace test {

struct Message {
    QString context, source, comment;
    bool plural = false;
    bool finished = true;
    QStringList forms; // one, or one a plural form

    [[nodiscard]] QString key() const { return QStringList{context, source, comment, plural ? QStringLiteral("%n") : QString()}.join(u'|'); }
};

inline QList<Message> messages(const QString &path)
{
    QFile file(path);
    QList<Message> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message")
            all.append(std::exchange(message, {}));
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message.context = context;
            message.plural = xml.attributes().value(QLatin1String("numerus")) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!message.plural)
                message.forms = {xml.readElementText()};
        } else if (xml.name() == u"numerusform") {
            message.forms.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : all;
}

} // namespace test

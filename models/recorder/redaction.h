// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Makes frames and the environment fit to leave the house. Literals go out of statements, roles become user-1, user-2 ...,
// addresses of clients client-1 ..., hosts the ids of their targets, alike in every frame and wherever they occur as a
// word. The labels of the environment's own figures, which are data, become row-1 ... Free text loses what could be data.
// Kept are figures and the names of databases, applications, slots and tables. First everything is learned, then everything is changed.
// One thread.

#include "models/environment/environment.h"
#include "models/recorder/shape.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace recorder {

class Redaction {
public:
    explicit Redaction(const environment::Environment &environment);

    void learn(const Frame &frame);
    void learnPerson(const QString &name);
    void learnPlace(const QString &address);
    void finishLearning();

    [[nodiscard]] Frame apply(const Frame &frame);
    // The file as far as screens need it: no address, no credential, no statement, no contact.
    [[nodiscard]] base::Result<QByteArray> environmentFile();
    [[nodiscard]] QString text(const QString &text, Hide hide);

private:
    void learnField(const QString &text, Hide hide);
    template <class T>
    void learnIn(const T &value, Hide hide);
    template <class T>
    [[nodiscard]] T hidden(const T &value, Hide hide);
    template <class T>
    void hideLabel(const T &value, T &safe);
    [[nodiscard]] QString rowOf(const QString &label);
    [[nodiscard]] QString withoutLabel(const QString &key);
    [[nodiscard]] QString replaced(const QString &text) const; // known words

    environment::Environment m_environment;
    QHash<QString, QString> m_names; // what is known -> what stands for it
    int m_persons = 0, m_places = 0;
    QSet<QString> m_own; // figures that the environment declares itself
    QRegularExpression m_labelled; // a key with one of them and its label
    QHash<QString, QString> m_rows; // label -> what stands for it
    QRegularExpression m_known;
    QHash<std::pair<QString, int>, QString> m_done;
};

} // namespace recorder

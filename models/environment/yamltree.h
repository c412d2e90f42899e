// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// YAML text as a plain tree in which every key and value knows its line and column. The core of YAML only:
// anchors, aliases, tags and merge keys are refused, size, depth and number of values are capped while reading,
// so a hostile file costs no more than its bytes. The YAML library is not seen outside yamltree.cpp. Any thread.

#include "models/environment/location.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace environment {

struct Node {
    enum class Kind {
        Null,
        Scalar,
        Sequence,
        Mapping,
        Refused, // already reported; readers pass over it in silence
    };
    struct Entry;

    Kind kind = Kind::Null;
    int line = 0;
    int column = 0;
    QString text;              // Scalar
    std::vector<Node> items;   // Sequence
    std::vector<Entry> entries; // Mapping, in the order of the file, no key twice

    [[nodiscard]] const Node *find(QStringView key) const; // Mapping
    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }

    static Node scalar(const QString &text);
    void add(const QString &key, Node value); // makes this a Mapping
};

struct Node::Entry {
    Node key; // Scalar
    Node value;
};

bool operator==(const Node &a, const Node &b); // what they say, not where

struct YamlLimits {
    qsizetype bytes = 1 << 20;
    int depth = 32;
    int values = 50000;
};

struct YamlTree {
    Node root;        // Null when the text could not be read
    bool usable = false; // false: the text is not YAML, or breaks a limit; issues say where
    int syntaxErrorLine = 0; // where the text stopped being YAML; 0: it is not that
    QList<Issue> issues;
};

YamlTree readYaml(const QByteArray &utf8, const QString &file, const YamlLimits &limits = {});

} // namespace environment

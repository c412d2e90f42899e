// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A row of the fault matrix: what breaks, what is needed to break it, and the function that breaks it on a real server
// (models with a real engine before it) and looks at the limits of the matrix. A row that another test holds as strictly
// names that test instead.

#include <QString>

#include <vector>

class Stand;

struct Row {
    enum Need : unsigned {
        Nothing = 0,
        Namespace = 1, // a network and mount namespace of its own: root
        Locales = 2,   // localedef with its sources
        Clock = 4,     // the library that stands before a server's clock
        Memory = 8,    // some free gigabytes
    };
    const char *id;   // "F3b": the number of the matrix and a letter where it has several rows here
    const char *name;
    void (*run)(Stand &) = nullptr;
    unsigned needs = Nothing;
    bool slow = false;            // not in the run of every push
    const char *file = nullptr;   // of the test that holds it instead
    const char *tests = nullptr;  // its functions there, separated by blanks
};

void addRowsOfDeath(std::vector<Row> &);        // F1 to F4
void addRowsOfNetwork(std::vector<Row> &);      // F5, F6, F9
void addRowsOfPeers(std::vector<Row> &);        // F7, F10, F11
void addRowsOfNames(std::vector<Row> &);        // F8
void addRowsOfLogin(std::vector<Row> &);        // F12, F13
void addRowsOfCertificates(std::vector<Row> &); // F14, F15
void addRowsOfRoles(std::vector<Row> &);        // F16 to F19
void addRowsOfClocks(std::vector<Row> &);       // F20
void addRowsOfData(std::vector<Row> &);         // F21, F22, F24, F25
void addRowsOfLocales(std::vector<Row> &);      // F23

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secretprompt.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace app {

base::Secret promptSecret(const QString &prompt)
{
    termios before{};
    const bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        std::fprintf(stderr, "%s", qPrintable(prompt));
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    line.reserve(4096); // never moved, so that no copy stays behind
    char c = 0;
    while (line.size() < 4096 && ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
        line += c;
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::fprintf(stderr, "\n");
    }
    return base::Secret(std::move(line));
}

} // namespace app

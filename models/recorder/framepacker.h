// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A frame as bytes and back: the first of a block whole, each further one as what changed since the one before. Rows are
// found again by their key, so that one that moved costs its new place alone. One thread.

#include "models/recorder/packing.h"

namespace recorder {

class FramePacker {
public:
    void startBlock(); // the next frame is whole
    [[nodiscard]] QByteArray pack(const Frame &frame);

private:
    void rows(const auto &now, const auto &before);
    template <class T>
    void put(const T &now, const T &before, bool ages = false);

    PackingPen m_pen;
    Expected m_expected;
    Frame m_before;
};

class FrameUnpacker {
public:
    void startBlock();
    // Null: these bytes are not the frame that follows.
    [[nodiscard]] FramePtr unpack(QByteArrayView bytes);

private:
    template <class List>
    [[nodiscard]] List rows(const List &before);
    template <class T>
    void renew(T &value, bool ages = false); // from what it was to what it is
    template <class T>
    [[nodiscard]] T taken(T value)
    {
        renew(value);
        return value;
    }

    PackingEye m_eye;
    Expected m_expected;
    FramePtr m_before = std::make_shared<const Frame>();
};

} // namespace recorder

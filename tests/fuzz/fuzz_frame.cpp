// SPDX-License-Identifier: Apache-2.0
// However a client's bytes are cut, the frame reader says the same (B5-03), also when the sink pauses.
// Input: one byte n, n bytes of piece sizes (used round and round), then the stream.
#include "server/net/frame.h"
#include "tests/unit/server/net/framenotes.h"

#include <algorithm>
#include <cstdlib>

using namespace chat::server;

namespace {

// Small, so that the fuzzer reaches them.
const FrameLimits limits{.maxFrameBytes = 300, .maxMessageBytes = 400, .maxFragments = 4};

struct Outcome {
    QByteArrayList told;
    FrameResult last = FrameProgress::NeedsMore;
    bool midMessage = false;

    bool operator==(const Outcome &) const = default;
};

Outcome readWhole(QByteArray stream)
{
    FrameReader reader(limits);
    Notes notes;
    Outcome outcome;
    stream.detach();
    outcome.last = reader.feed({stream.data(), size_t(stream.size())}, notes);
    outcome.midMessage = reader.midMessage();
    outcome.told = notes.lines;
    return outcome;
}

Outcome readPieces(const QByteArray &stream, QByteArrayView sizes, bool pauses)
{
    FrameReader reader(limits);
    Notes notes;
    notes.pauses = pauses;
    Outcome outcome;
    qsizetype turn = 0;
    for (qsizetype at = 0; at < stream.size() && outcome.last == FrameProgress::NeedsMore;) {
        const qsizetype size = sizes.isEmpty() ? 1 : 1 + quint8(sizes[turn++ % sizes.size()]);
        QByteArray piece = stream.mid(at, size);
        piece.detach();
        at += piece.size();
        outcome.last = reader.feed({piece.data(), size_t(piece.size())}, notes);
        while (outcome.last == FrameProgress::Paused)
            outcome.last = reader.resume(notes);
    }
    outcome.midMessage = reader.midMessage();
    outcome.told = notes.lines;
    const bool isDone = outcome.last != FrameProgress::NeedsMore || !outcome.midMessage;
    if (isDone && reader.heldBytes() != 0)
        std::abort(); // idle, it owns nothing
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    QByteArrayView input(bytes, qsizetype(size));
    if (input.isEmpty())
        return 0;
    const auto sizeCount = std::min(qsizetype(quint8(input[0])), input.size() - 1);
    const auto sizes = input.sliced(1, sizeCount);
    const QByteArray stream = input.sliced(1 + sizeCount).toByteArray();

    const Outcome whole = readWhole(stream);
    if (readPieces(stream, sizes, false) != whole || readPieces(stream, sizes, true) != whole)
        std::abort();
    return 0;
}

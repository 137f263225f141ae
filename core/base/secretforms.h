// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace slipway::secretforms {

// The shapes in which programs write one and the same value. Escaped: as it is; JSON of any
// writer, also JSON within JSON (\", \/, <, \u00e4); after a shell's backslashes; percent-encoded
// with either case of hex and '+' for a blank; with each '$' doubled, as `docker compose config`
// does. Base64: both alphabets, wrapped or not, also percent-encoded. Letters and digits stand for
// themselves alone. Pure; any thread.

constexpr qsizetype kPrefix = 4;  // bytes; no form is shorter
constexpr qsizetype kMaxRun = 32; // backslashes, or '$', for one character of the value

// The first kPrefix bytes of every form the value can have.
QByteArrayList escapedPrefixes(QByteArrayView value);
// How many bytes at the begin of `text` stand for the value; 0 = they do not.
qsizetype matchEscaped(QByteArrayView text, QByteArrayView value);
// What matchEscaped() returns at most.
qsizetype longestEscaped(QByteArrayView value);

// `encoded` is base64 (standard alphabet, no padding) of at least kPrefix characters.
QByteArrayList base64Prefixes(QByteArrayView encoded);
struct Base64Match {
    qsizetype bytes = 0;   // of the text, with padding
    qsizetype letters = 0; // of `encoded`
};
Base64Match matchBase64(QByteArrayView text, QByteArrayView encoded);
qsizetype longestBase64(QByteArrayView encoded);

} // namespace slipway::secretforms

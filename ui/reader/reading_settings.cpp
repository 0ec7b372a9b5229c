#include "ui/reader/reading_settings.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

ReadingSettings ReadingSettings::bounded() const
{
    ReadingSettings in = *this;
    in.textSize = std::clamp(textSize, 70, 250);
    in.lineLength = std::clamp(lineLength, 20, 60);
    in.lineHeight = std::clamp(lineHeight, 130, 220);
    if (paper > Paper::Contrast) in.paper = Paper::AsWindow;
    return in;
}

ReadingSettings ReadingSettings::from(const QSettings &settings)
{
    const ReadingSettings usual;
    ReadingSettings read;
    read.textSize = settings.value(u"reading/textSize"_s, usual.textSize).toInt();
    read.lineLength = settings.value(u"reading/lineLength"_s, usual.lineLength).toInt();
    read.lineHeight = settings.value(u"reading/lineHeight"_s, usual.lineHeight).toInt();
    read.serif = settings.value(u"reading/serif"_s, usual.serif).toBool();
    read.paper = Paper(std::clamp(settings.value(u"reading/paper"_s, 0).toInt(), 0, 255));
    return read.bounded();
}

void ReadingSettings::keep(QSettings &settings) const
{
    settings.setValue(u"reading/textSize"_s, textSize);
    settings.setValue(u"reading/lineLength"_s, lineLength);
    settings.setValue(u"reading/lineHeight"_s, lineHeight);
    settings.setValue(u"reading/serif"_s, serif);
    settings.setValue(u"reading/paper"_s, int(paper));
}

} // namespace newsboard

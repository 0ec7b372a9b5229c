#pragma once

namespace newsboard {

/// Lets screen readers have the article: every ArticleView's accessible object is, from then on, a document whose text
/// can be read and selected, and whose children are its headings in order (title, headings of the text, "Comments",
/// who wrote each of the first 500 comments), each with its words, its place on the screen, its level in the
/// description, and an action that scrolls to it. GUI thread; calling it again does nothing.
void exposeArticlesToScreenReaders();

} // namespace newsboard

"""Refusals of files: each says what is wrong with a file that was handed in and how to mend it."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class FileRefused(Refusal):
    """Base of every refusal of a file. `where` is the place in the file, if one can be named."""

    code = "file-refused"
    message = translatable("This file cannot be used.")
    hint = translatable("Ask the sender for another copy.")


class FileEmpty(FileRefused):
    """There are no bytes, or nothing but blanks, in it."""

    code = "file-empty"
    message = translatable("The file is empty.")
    hint = translatable("Look whether the download was complete, then choose the file again.")


class FileTooLarge(FileRefused):
    """More bytes, rows or memory than the reader is given."""

    code = "file-too-large"
    message = translatable("The file is too large to be read here.")
    hint = translatable("Split it, or delete sheets, rows and pictures that are not needed.")


class FileTooSlow(FileRefused):
    """Reading was stopped by the clock."""

    code = "file-too-slow"
    message = translatable("Reading the file took longer than {seconds} seconds and was stopped.")
    hint = translatable("Split it, or delete sheets, rows and pictures that are not needed.")


class FileEncrypted(FileRefused):
    """Protected by a password, so that nothing of it can be read."""

    code = "file-encrypted"
    message = translatable("The file is locked with a password.")
    hint = translatable("Open it, remove the password, save it and choose it again.")


class FileBroken(FileRefused):
    """It says what it is, but does not hold together. `detail` is the library's own word on it, for the log."""

    code = "file-broken"
    message = translatable("The file is damaged.")
    hint = translatable("Open it in the program it comes from, save it again, or ask the sender for another copy.")


class FileUnknown(FileRefused):
    """None of the formats that are read."""

    code = "file-unknown"
    message = translatable("This kind of file is not known here.")
    hint = translatable("Known are {formats}.")


class ColumnsMissing(FileRefused):
    """A text in which no sign parts columns."""

    code = "columns-missing"
    message = translatable("The text has no columns.")
    hint = translatable(
        "Write the titles of the columns into the first row, and part the columns by semicolons; or send an Excel file."
    )


class FormatOfOthers(FileRefused):
    """A format that nobody here can turn into another one: whoever made the file can."""

    code = "format-of-others"
    message = translatable("Files of the kind {kind} are not read.")
    hint = translatable(
        "Ask whoever made it for the list as {better}; most programs that write the one write the other."
    )


class FormatOutdated(FileRefused):
    """A format that a current program can turn into one that is read."""

    code = "format-outdated"
    message = translatable("Files of the kind {kind} are not read.")
    hint = translatable("Open it and save it as {better}.")


class NotACall(FileRefused):
    """A known format with another message than a call in it, such as an invoice."""

    code = "not-a-call"
    message = translatable("The file is no call for tenders ({kind}).")
    hint = translatable("Ask the buyer for the call as {better}.")


class ArchiveBomb(FileRefused):
    """A small packed file that would unpack into an enormous one."""

    code = "archive-bomb"
    message = translatable("The file would grow to {megabytes} MB when unpacked; that is not usual and not safe.")
    hint = translatable("Open it in the program it comes from and save it again without empty rows and columns.")


class ArchiveUnsafe(FileRefused):
    """A packed file whose table of contents contradicts itself or points outside. `detail` says how, for the log."""

    code = "archive-unsafe"
    message = translatable("The packed file contradicts itself: different programs would find different things in it.")
    hint = translatable("Pack it again with an ordinary program, or ask the sender for another copy.")


class XmlWithEntities(FileRefused):
    """XML with a document type or entities of its own; such XML can read files and fill the memory."""

    code = "xml-with-entities"
    message = translatable("The XML file declares entities or a document type, which is not safe.")
    hint = translatable("Ask the sender for the file without a DOCTYPE.")


class ReaderDied(FileRefused):
    """The process that read it ended without an answer. The server is not hurt."""

    code = "reader-died"
    message = translatable("The file made its reader fail; nothing was taken over.")
    hint = translatable("Open it in the program it comes from, save it again, or ask the sender for another copy.")

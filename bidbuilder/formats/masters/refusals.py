"""Why a master cannot be used. Each names the paragraph as it stands in the document."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class MasterRefused(Refusal):
    """Base of what is wrong with a master."""

    code = "master-refused"
    message = translatable("This master cannot be used.")


class MasterFieldUnknown(MasterRefused):
    """A field that the data does not have."""

    code = "master-field-unknown"
    message = translatable("There is no field “{name}”, as in “{paragraph}”.")
    hint = translatable("The list beside shows every field there is.")


class MasterFieldMisspelt(MasterFieldUnknown):
    """A field that the data does not have, but one much like it."""

    hint = translatable("“{near}” may be meant. The list beside shows every field there is.")


class MasterSyntaxWrong(MasterRefused):
    """A tag that is not closed, or not written as the template language wants it."""

    code = "master-syntax-wrong"
    message = translatable("Something is wrong with the fields in “{paragraph}”: {reason}.")
    hint = translatable("Check braces and endings: every for needs an endfor, every if an endif.")


class MasterUnsafe(MasterRefused):
    """A tag that reaches beyond the data."""

    code = "master-unsafe"
    message = translatable("“{paragraph}” asks for something a master may not do.")
    hint = translatable("Masters may only show fields and repeat or leave out parts.")

"""How sure a pack is: coders and their agreement, what was read and verified, what is open."""

from collections.abc import Iterator

from dhrcode.analysis.ledger import Hidden
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.quotes.quoted import QuoteCounts
from dhrcode.text import all_of, plural, verb

NAMED = 8
"""The most coders that are named."""
ALONE = "How far coders agree is not known: no review was coded by two coders apart."


def certainty(
    pack: Pack, origin: Provenance, agreement: str | None, *, publication: bool
) -> list[str]:
    """What the numbers rest on, in sentences; a publication tells no number of reviews here."""
    said = [f"{_coding(pack, origin, named=not publication)}{_years(pack)}"]
    said += [_extent(pack, publication=publication)] if pack.is_partial else []
    said += _published(pack)
    if publication:
        return [*said, *filter(None, (_completeness(pack),))]
    open_now = filter(None, (_read(pack), _quotes(pack), _completeness(pack), _drafts(pack)))
    return [*said, agreement or ALONE, " ".join(open_now)]


def _drafts(pack: Pack) -> str:
    if pack.drafts_left_out:
        return f"{plural(pack.drafts_left_out, 'draft is', 'drafts are')} left out."
    counted = sum(case.status == "draft" for case in pack.cases)
    if not counted:
        return "No draft is left out."
    reviews = plural(len(pack.cases), "review")
    return f"{counted} of {reviews} {verb(counted, 'is a draft', 'are drafts')}, and counted."


def _years(pack: Pack) -> str:
    if pack.years is None:
        return ""
    label, stated = pack.years.variable.label, pack.years.variable.stated
    if not stated:
        return f" {label}: not known."
    first, last = stated[0].id, stated[-1].id
    span = first if first == last else f"{first} to {last}"
    categories = zip(pack.years.categories, pack.years.reviews, strict=True)
    unknown = [number for category, number in categories if category not in stated]
    rest = f", not known of {all_of(map(str, unknown))}" if unknown else ""
    return f" {label}: {span}{rest}."


def _extent(pack: Pack, *, publication: bool) -> str:
    """How far partial records go. A publication gives no number that is not a count of its own."""
    cannot = "Which subthemes are present in most reviews cannot be told from them."
    if publication:
        return (
            "Some records are partial: coded as far as their source tells. Counts that are at "
            f"least what is given are said to be so. {cannot}"
        )
    partial = pack.table.partial
    cells = len(pack.cases) * len(pack.frequencies)
    coded = cells - sum(row.counts.not_coded for row in pack.table.rows)
    are = verb(partial, "is", "are")
    return (
        f"{partial} of {plural(len(pack.cases), 'record')} {are} partial: coded as far as the "
        f"source tells. {coded} of {plural(cells, 'finding')} {verb(coded, 'is', 'are')} "
        f"there; the rest is not coded, and may be present. {cannot}"
    )


def _published(pack: Pack) -> Iterator[str]:
    """How much of a published table of the same reviews has a review."""
    if pack.published is None:
        return
    coded = sum(row.counts.present for row in pack.table.rows)
    whole = sum(pack.published.subthemes.values())
    yield (
        f"{coded} of the {whole} published findings of present can be attributed to a review. "
        f"Published: {' '.join(pack.published.source.split())}."
    )


def _coding(pack: Pack, origin: Provenance, *, named: bool) -> str:
    coders = sorted({c for case in pack.cases for c in case.consensus or (case.review.coder,)})
    who = plural(len(coders), "coder")
    if named and len(coders) <= NAMED:
        who += f" ({', '.join(coders)})"
    said = f"Coded by {who} with the codebook {origin.codebook} {origin.version}."
    joined = sum(bool(case.consensus) for case in pack.cases)
    if named and joined:
        agreed = plural(joined, "record is", "records are")
        said += f" {agreed} the consensus of coders who worked apart."
    others = [version for version in origin.versions if version != origin.version]
    if others:
        said += f" Some records were coded with version {all_of(others)}."
    return said


def _read(pack: Pack) -> str:
    whole = sum(case.read_to_the_end for case in pack.cases)
    reviews = plural(len(pack.cases), "review")
    are = verb(whole or len(pack.cases), "is", "are")
    return f"{whole} of {reviews} {are} noted as read to the end."


def _quotes(pack: Pack) -> str:
    counted = QuoteCounts.together(case.quotes for case in pack.cases)
    quotes, found, lost, untold = counted.quotes, counted.found, counted.lost, counted.unverified
    if not quotes:
        return "The records hold no quote."
    if untold == quotes:
        return f"None of {plural(quotes, 'quote')} was verified."
    said = [f"{found} of {plural(quotes, 'quote')} {verb(found, 'was', 'were')} found"]
    if lost:
        said.append(f"{lost} {verb(lost, 'was not, or says', 'were not, or say')} something else")
    if untold:
        said.append(f"{untold} {verb(untold, 'was', 'were')} not verified, or too short to tell")
    return f"{'; '.join(said)}."


def _completeness(pack: Pack) -> str:
    if pack.is_partial:
        return ""  # how far partial records go is said before
    counts = [row.not_coded for row in pack.frequencies]
    if any(isinstance(count, Hidden) for count in counts):
        return "In some reviews not every subtheme is coded."
    missing = sum(count for count in counts if not isinstance(count, Hidden))
    if not missing:
        return "Every subtheme is coded in every review."
    return f"{plural(missing, 'finding is', 'findings are')} not coded yet."

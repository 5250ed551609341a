"""Every kind of record by its name, as the rows of the ledger write it."""

from benchmark.ledger import deliveries, entries, learning, service_code, vision

KINDS: dict[str, type[entries.Entry]] = {
    k.kind: k
    for k in (
        entries.Comment,
        entries.Choice,
        entries.SavedGroup,
        entries.Template,
        entries.Report,
        entries.PublicText,
        entries.PublicAgreement,
        entries.PublishedBands,
        entries.Note,
        entries.Judgement,
        entries.Scenario,
        entries.Realised,
        entries.Agreement,
        entries.SessionNote,
        deliveries.Answered,
        deliveries.Execution,
        deliveries.Submission,
        deliveries.ListRows,
        deliveries.ListSubmission,
        deliveries.Message,
        deliveries.Challenge,
        deliveries.Upload,
        deliveries.Months,
        deliveries.Quarters,
        deliveries.Mapping,
        deliveries.Withdrawal,
        service_code.Checked,
        vision.StatedValue,
        learning.Contact,
        learning.PeerQuestion,
        learning.PeerReply,
        learning.Practice,
        learning.Reaction,
    )
}

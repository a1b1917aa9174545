using System.Collections.Immutable;
using Insurance.Domain.Orders;

namespace Insurance.Domain.Certificates;

/// <summary>
/// Opens a stored certificate: what it certifies is checked and must have the digest that was stored, and its history is lived through again.
/// </summary>
internal static class CertificateRehydration
{
    public static CertificateSnapshot Snapshot(CertifiedPayment certified, CertificateState state, ImmutableArray<CertificateEntry> history) => new(
        CertificateSnapshot.NewestVersion,
        certified.Number,
        certified.Order,
        certified.Insured,
        certified.Region,
        certified.Scheme,
        certified.SchemeName,
        certified.Period,
        new(certified.Lines),
        certified.Total,
        certified.PaidOn,
        certified.BookedOn,
        certified.IssuedOn,
        certified.Predecessor,
        certified.Digest,
        state,
        new(history));

    public static Result<Certificate> Of(CertificateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SnapshotFaults.Version(snapshot.Version, CertificateSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        if (Wrong(snapshot) is { } wrong)
        {
            return SnapshotFaults.Contradiction(wrong);
        }

        var certified = new CertifiedPayment(
            snapshot.Number,
            snapshot.Order,
            snapshot.Insured,
            snapshot.Region,
            snapshot.Scheme,
            snapshot.SchemeName,
            snapshot.Period,
            [.. snapshot.Lines],
            snapshot.Total,
            snapshot.PaidOn,
            snapshot.BookedOn,
            snapshot.IssuedOn,
            snapshot.Predecessor);
        if (certified.Digest != snapshot.Digest)
        {
            return SnapshotFaults.Contradiction("digest");
        }

        var certificate = new Certificate(certified);
        for (var i = 0; i < snapshot.History.Count; i++)
        {
            if (Wrong(snapshot.History[i], snapshot.Number) is { } place)
            {
                return SnapshotFaults.Contradiction($"history[{i}].{place}");
            }

            if (!certificate.Again(snapshot.History[i]).TryGet(out var after, out var refused))
            {
                return SnapshotFaults.Contradiction($"history[{i}].{(refused[0].Field == "on" ? "on" : "event")}");
            }

            if (after.History.Length != i + 1 || after.State != snapshot.History[i].State)
            {
                return SnapshotFaults.Contradiction($"history[{i}].{(after.History.Length != i + 1 ? "event" : "state")}");
            }

            certificate = after;
        }

        return certificate.State == snapshot.State ? certificate : SnapshotFaults.Contradiction("state");
    }

    private static string? Wrong(CertificateSnapshot snapshot)
    {
        (string Where, bool Holds)[] checks =
        [
            ("number", snapshot.Number != default),
            ("order", snapshot.Order != default),
            ("insured", snapshot.Insured is not null),
            ("region", snapshot.Region != default),
            ("scheme", Enum.IsDefined(snapshot.Scheme)),
            ("schemeName", snapshot.SchemeName is not null),
            ("period", snapshot.Period != default),
            ("lines", snapshot.Lines is { Count: > 0 } && snapshot.Lines.All(line => line is { Name: not null, Amount.Fen: >= 0 } && line.Insurance != default)),
            ("total", snapshot.Total > Money.Zero && snapshot.Lines is not null && OrderSum.Of(snapshot.Lines) == snapshot.Total.Fen),
            ("bookedOn", snapshot.PaidOn <= snapshot.BookedOn),
            ("issuedOn", snapshot.BookedOn <= snapshot.IssuedOn),
            ("predecessor", snapshot.Predecessor is not { } number || (number != default && number != snapshot.Number)),
            ("state", Enum.IsDefined(snapshot.State)),
            ("history", snapshot.History is not null),
        ];
        return Array.Find(checks, check => !check.Holds).Where;
    }

    // A void one says why, a replaced one by which, and neither says the other.
    private static string? Wrong(CertificateEntry? entry, CertificateNumber number) => entry switch
    {
        null => "event",
        { Event: CertificateEvent.Void } => entry.Reason is not { } reason || !Enum.IsDefined(reason) ? "reason" : entry.Successor is null ? null : "successor",
        { Event: CertificateEvent.Replace } => entry.Successor is not { } other || other == default || other == number ? "successor" : entry.Reason is null ? null : "reason",
        _ => "event",
    };
}

namespace Insurance.Domain.Reconciliations;

/// <summary>A difference of two lists, with what each says and what to do about it.</summary>
public sealed record Discrepancy : ReconciliationEntry
{
    internal Discrepancy(Share share, DiscrepancyKind kind, string code, ProposedAction action)
        : base(share)
    {
        Kind = kind;
        Code = code;
        Action = action;
    }

    /// <summary>How they differ.</summary>
    public DiscrepancyKind Kind { get; }

    /// <summary>The stable code, such as <c>reconcile.paid-twice</c>.</summary>
    public string Code { get; }

    /// <summary>What to do.</summary>
    public ProposedAction Action { get; }

    /// <summary>The channel's transactions or the treasury's references that it is about, as far as they have some.</summary>
    public ValueList<string> References { get; internal init; } = [];

    /// <summary>Our day, months or person's key where these differ; else null.</summary>
    public string? Ours { get; internal init; }

    /// <summary>The day, months or person's key of the other list where these differ; else null.</summary>
    public string? Theirs { get; internal init; }

    /// <summary>What to tell, in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(
        Code,
        language,
        ("order", Order.ToString()),
        ("here", Here?.ToString() ?? "-"),
        ("there", There?.ToString() ?? "-"),
        ("ours", Ours ?? "-"),
        ("theirs", Theirs ?? "-"));

    /// <summary>The code and the order.</summary>
    public override string ToString() => $"{Code} {Order}";
}

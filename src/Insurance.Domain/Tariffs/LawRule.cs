namespace Insurance.Domain.Tariffs;

/// <summary>A rule that the library applies, with the provisions on which it stands.</summary>
public sealed class LawRule
{
    internal LawRule(string id, LocalizedText says, ValueList<LawProvision> cites)
    {
        Id = id;
        Says = says;
        Cites = cites;
    }

    /// <summary>The id, such as <c>without-employer</c>.</summary>
    public string Id { get; }

    /// <summary>What it says.</summary>
    public LocalizedText Says { get; }

    /// <summary>The provisions, at least one, all of one document.</summary>
    public ValueList<LawProvision> Cites { get; }

    /// <summary>All its provisions as one source.</summary>
    public Source Source => Cites[0].Document.SourceOf(Cites);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>An article of a statute, or a rule of another national document, told in one sentence; a source that anything can cite.</summary>
public sealed class LawProvision
{
    private readonly LocalDate? ownInForceFrom;

    internal LawProvision(string id, LawDocument document, LocalizedText says, Confidence confidence, LocalDate? ownInForceFrom)
    {
        Id = id;
        Document = document;
        Says = says;
        Confidence = confidence;
        this.ownInForceFrom = ownInForceFrom;
    }

    /// <summary>The number of an article, such as <c>23</c>, or the name of a rule, such as <c>fixed-waiting</c>.</summary>
    public string Id { get; }

    /// <summary>Where it stands.</summary>
    public LawDocument Document { get; }

    /// <summary>What it says, in a sentence of our own.</summary>
    public LocalizedText Says { get; }

    /// <summary>How well it is attested.</summary>
    public Confidence Confidence { get; }

    /// <summary>Whom it binds or helps; null where it is for everybody.</summary>
    public LawAddressee? Addressee { get; internal init; }

    /// <summary>
    /// The surcharge on arrears (滞纳金) for each day, where it sets one. It binds its <see cref="Addressee"/>, an employer: no provision
    /// sets one for an insured person, and the library charges none.
    /// </summary>
    public Rate? SurchargeADay { get; internal init; }

    /// <summary>The later or higher provision that prevails over it, or null.</summary>
    public LawProvision? GivesWayTo { get; internal set; }

    /// <summary>The first day of its force: its own, else its document's; null where it was not seen.</summary>
    public LocalDate? InForceFrom => ownInForceFrom ?? Document.InForceFrom;

    /// <summary>Whether it is an article with a number.</summary>
    public bool IsArticle => Identifier.AllDigits(Id);

    /// <summary>It as a source: the document with the number of the article.</summary>
    public Source Source => Document.SourceOf(this);

    /// <summary>The document and the id.</summary>
    public override string ToString() => $"{Document.Id}/{Id}";
}

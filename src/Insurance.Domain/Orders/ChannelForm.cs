using System.Collections.Immutable;
using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>What a payer gives to a channel before it takes the money (填写信息). Prints masked, because its members do.</summary>
public sealed record ChannelForm
{
    /// <summary>Who logged in under their real name; null for nobody.</summary>
    public Person? LoggedIn { get; init; }

    /// <summary>The insured person's name as it was typed in.</summary>
    public PersonName? InsuredName { get; init; }

    /// <summary>The insured person's identity number as it was typed in.</summary>
    public ResidentId? InsuredId { get; init; }

    /// <summary>The insurance number as it was typed in.</summary>
    public InsuranceNumber? InsuranceNumber { get; init; }

    /// <summary>The bank card that is bound to the payer's account on the site.</summary>
    public DebitAccount? BankCard { get; init; }

    /// <summary>The deduction agreement.</summary>
    public AgreementId? Agreement { get; init; }

    /// <summary>Whether the money lies on the designated account.</summary>
    public bool HasMoneyOnAccount { get; init; }

    /// <summary>Whether the identity card was shown.</summary>
    public bool ShowsIdCard { get; init; }

    /// <summary>Whether the social-security card was shown.</summary>
    public bool ShowsSocialSecurityCard { get; init; }

    /// <summary>
    /// Checks the form against what a channel asks for and against who is to be insured. Where nobody published what it asks for, nothing is missing.
    /// </summary>
    /// <param name="offer">The channel.</param>
    /// <param name="insured">Who is insured.</param>
    /// <param name="account">Under which number the person is known; null where the channel does not ask for it.</param>
    /// <returns>
    /// The offer, or <c>channel.asks-for</c> for each thing that is missing and <c>channel.other-person</c> where what was typed in is not the insured
    /// person's; that refusal does not say which of it.
    /// </returns>
    public Result<ChannelOffer> Check(ChannelOffer offer, Person insured, InsuredAccount? account = null)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(insured);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        foreach (var asked in offer.AsksFor ?? [])
        {
            if (!Gives(asked, insured))
            {
                refusals.Add(DomainError
                    .Of(ErrorCodes.Channel.AsksFor, Spelling.Of(asked), ("channel", Spelling.Of(offer.Channel)), ("asked", Spelling.Of(asked)))
                    .Citing(offer.Facts?.Source));
            }
        }

        if (IsAnother(InsuredName, insured.Name) || IsAnother(InsuredId, insured.Id) || IsAnother(InsuranceNumber, account?.Number))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Channel.OtherPerson, "insured", ("channel", Spelling.Of(offer.Channel))));
        }

        return refusals.Count > 0 ? refusals.ToImmutable() : offer;
    }

    private bool Gives(AskedFor asked, Person insured) => asked switch
    {
        AskedFor.RealNameLogIn => LoggedIn is not null,

        // On paying for oneself the log-in brings them.
        AskedFor.InsuredName => InsuredName is not null || LoggedIn == insured,
        AskedFor.InsuredIdNumber => InsuredId is not null || LoggedIn == insured,
        AskedFor.PersonalDetails => (InsuredName is not null && InsuredId is not null) || LoggedIn == insured,
        AskedFor.InsuranceNumber => InsuranceNumber is not null,
        AskedFor.DeductionAgreement => Agreement is not null,
        AskedFor.MoneyOnAccount => HasMoneyOnAccount,
        AskedFor.BankCard => BankCard is not null,
        AskedFor.IdCard => ShowsIdCard,
        AskedFor.SocialSecurityCard => ShowsSocialSecurityCard,
        _ => throw new ArgumentOutOfRangeException(nameof(asked)),
    };

    private static bool IsAnother<T>(T? typed, T? known)
        where T : struct, IEquatable<T> => typed is { } text && !text.Equals(known ?? default);
}

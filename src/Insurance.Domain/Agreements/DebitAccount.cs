using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using Insurance.Domain.People;

namespace Insurance.Domain.Agreements;

/// <summary>
/// The bank account from which contributions are deducted (扣款账户). Equal when all its values are. Whether it must be the insured person's own was not
/// published, so its holder is only named. Prints masked; JSON, which is for storing and sending, holds number and name in full.
/// </summary>
[JsonConverter(typeof(AgreementsJsonConverter))]
public sealed record DebitAccount
{
    private DebitAccount(string bank, BankAccountNumber number, AccountKind kind, PersonName holder)
    {
        Bank = bank;
        Number = number;
        Kind = kind;
        Holder = holder;
    }

    /// <summary>The most characters of a bank's name, counted as <see cref="PersonName"/> counts.</summary>
    public const int MaxBankLength = 60;

    /// <summary>The name of the bank.</summary>
    public string Bank { get; }

    /// <summary>The number.</summary>
    public BankAccountNumber Number { get; }

    /// <summary>A debit card or a passbook.</summary>
    public AccountKind Kind { get; }

    /// <summary>Whose account it is.</summary>
    public PersonName Holder { get; }

    /// <summary>Designates an account for deduction.</summary>
    /// <param name="bank">
    /// The name of the bank: 1 to <see cref="MaxBankLength"/> characters, no control characters, no white space at its ends.
    /// </param>
    /// <param name="number">The number.</param>
    /// <param name="kind">What kind of account it is.</param>
    /// <param name="holder">Whose account it is.</param>
    /// <returns>
    /// The account, or <c>agreement.bank-name</c> and <c>agreement.credit-card</c>: "the registered account is a credit card" is a published reason why
    /// a deduction fails.
    /// </returns>
    /// <exception cref="ArgumentException">The number or the holder is <c>default</c>, or the kind is none of the list.</exception>
    public static Result<DebitAccount> Designate(string bank, BankAccountNumber number, AccountKind kind, PersonName holder)
    {
        ArgumentNullException.ThrowIfNull(bank);
        if (number == default)
        {
            throw new ArgumentException("An account has a number.", nameof(number));
        }

        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentException("The number stands for no kind of account.", nameof(kind));
        }

        if (holder == default)
        {
            throw new ArgumentException("An account has a holder.", nameof(holder));
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (!IsBankName(bank))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.BankName, "bank", ("max", MaxBankLength)));
        }

        if (kind == AccountKind.Credit)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.CreditCard, "kind"));
        }

        return refusals.Count > 0 ? refusals.ToImmutable() : new DebitAccount(bank, number, kind, holder);
    }

    /// <summary>The bank, the masked number, the kind and the masked holder.</summary>
    public override string ToString() => $"{Bank} {Number} ({Spelling.Of(Kind)}, {Holder})";

    private static bool IsBankName(string text)
    {
        // Two chars at most for a character: a longer text is refused by its length alone.
        if (text.Length is 0 or > MaxBankLength * 2 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; count++)
        {
            // Half of a surrogate pair is no character.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done || Rune.IsControl(rune))
            {
                return false;
            }

            rest = rest[used..];
        }

        return count <= MaxBankLength;
    }
}

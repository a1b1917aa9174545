using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.People;

namespace Insurance.Domain.Agreements;

/// <summary>Writes an account as an object with the whole number and the whole name; what cannot be designated is refused on reading.</summary>
internal sealed class DebitAccountJsonConverter : JsonConverter<DebitAccount>
{
    private const string Form = "An account is a JSON object with the strings bank, number, kind and holder, the kind debit or passbook.";

    public override DebitAccount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bank = "";
        var number = default(BankAccountNumber);
        var kind = default(AccountKind);
        var holder = default(PersonName);
        var members = new JsonMembers(Form, "bank", "number", "kind", "holder");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "bank":
                    bank = JsonText.Long(ref reader, JsonTokenType.String, Form);
                    break;
                case "number":
                    number = AgreementsJsonConverter.Numbers.Read(ref reader);
                    break;
                case "kind":
                    kind = SpellingJsonConverter<AccountKind>.Words.Read(ref reader);
                    break;
                default:
                    holder = PeopleJsonConverter.Names.Read(ref reader);
                    break;
            }
        }

        members.Require("bank", "number", "kind", "holder");
        return DebitAccount.Designate(bank, number, kind, holder).TryGet(out var account, out _) ? account : throw new JsonException(Form);
    }

    public override void Write(Utf8JsonWriter writer, DebitAccount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("bank", value.Bank);
        AgreementsJsonConverter.Numbers.Write(writer, "number", value.Number);
        SpellingJsonConverter<AccountKind>.Words.Write(writer, "kind", value.Kind);
        PeopleJsonConverter.Names.Write(writer, "holder", value.Holder);
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Agreements;

/// <summary>Writes what is stored of an agreement as an object; whether it can be is asked when it is opened.</summary>
internal sealed class DeductionAgreementSnapshotJsonConverter : JsonConverter<DeductionAgreementSnapshot>
{
    private const string Form =
        "A deduction agreement is a JSON object with the number version, id, person, region, scheme, account, the list lines, draftedOn, state, the list history, and the optional validThrough and cap.";

    private const string ChangeForm = "A change of a deduction agreement is a JSON object with event, on, and the optional other and evidence.";

    private static readonly PersonJsonConverter People = new();
    private static readonly TextJsonConverter<AgreementId> Ids = RootJsonConverter.Text<AgreementId>();
    private static readonly TextJsonConverter<Region> Regions = RootJsonConverter.Text<Region>();
    private static readonly TextJsonConverter<InsuranceLine> Lines = RootJsonConverter.Text<InsuranceLine>();

    public override DeductionAgreementSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = new DeductionAgreementSnapshot(0, default, null!, default, default, null!, [], default, null, default, []);
        var members = new JsonMembers(Form, "version", "id", "person", "region", "scheme", "account", "lines", "draftedOn", "validThrough", "cap", "state", "history");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "version" => read with { Version = Number(ref reader) },
                "id" => read with { Id = Ids.Read(ref reader) },
                "person" => read with { Person = People.Read(ref reader, typeof(Person), options) },
                "region" => read with { Region = Regions.Read(ref reader) },
                "scheme" => read with { Scheme = SpellingJsonConverter<Scheme>.Words.Read(ref reader) },
                "account" => read with { Account = AgreementsJsonConverter.Accounts.Read(ref reader, typeof(DebitAccount), options) },
                "lines" => read with { Lines = [.. JsonLists.Read(ref reader, Form, (ref r) => Lines.Read(ref r))] },
                "draftedOn" => read with { DraftedOn = TextJsonConverter.Date.Read(ref reader) },
                "validThrough" when reader.TokenType == JsonTokenType.Null => read,
                "validThrough" => read with { ValidThrough = TextJsonConverter.Date.Read(ref reader) },
                "cap" when reader.TokenType == JsonTokenType.Null => read,
                "cap" => read with { Cap = RootJsonConverter.Text<Money>().Read(ref reader) },
                "state" => read with { State = SpellingJsonConverter<AgreementState>.Words.Read(ref reader) },
                _ => read with { History = [.. JsonLists.Read(ref reader, Form, ReadChange)] },
            };
        }

        members.Require("version", "id", "person", "region", "scheme", "account", "lines", "draftedOn", "state", "history");
        return read;
    }

    public override void Write(Utf8JsonWriter writer, DeductionAgreementSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        Ids.Write(writer, "id", value.Id);
        writer.WritePropertyName("person");
        People.Write(writer, value.Person, options);
        Regions.Write(writer, "region", value.Region);
        SpellingJsonConverter<Scheme>.Words.Write(writer, "scheme", value.Scheme);
        writer.WritePropertyName("account");
        AgreementsJsonConverter.Accounts.Write(writer, value.Account, options);
        writer.WriteStartArray("lines");
        foreach (var line in value.Lines)
        {
            Lines.Write(writer, line, options);
        }

        writer.WriteEndArray();
        TextJsonConverter.Date.Write(writer, "draftedOn", value.DraftedOn);
        if (value.ValidThrough is { } last)
        {
            TextJsonConverter.Date.Write(writer, "validThrough", last);
        }

        if (value.Cap is { } cap)
        {
            RootJsonConverter.Text<Money>().Write(writer, "cap", cap);
        }

        SpellingJsonConverter<AgreementState>.Words.Write(writer, "state", value.State);
        writer.WriteStartArray("history");
        foreach (var change in value.History)
        {
            Write(writer, change);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AgreementChange change)
    {
        writer.WriteStartObject();
        SpellingJsonConverter<AgreementEvent>.Words.Write(writer, "event", change.Event);
        TextJsonConverter.Date.Write(writer, "on", change.On);
        if (change.Other is { } other)
        {
            Ids.Write(writer, "other", other);
        }

        if (change.Evidence is { } evidence)
        {
            writer.WritePropertyName("evidence");
            ConsentEvidenceJsonConverter.Write(writer, evidence);
        }

        writer.WriteEndObject();
    }

    private static AgreementChange ReadChange(ref Utf8JsonReader reader)
    {
        var read = new AgreementChange(default, default);
        var members = new JsonMembers(ChangeForm, "event", "on", "other", "evidence");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "event" => read with { Event = SpellingJsonConverter<AgreementEvent>.Words.Read(ref reader) },
                "on" => read with { On = TextJsonConverter.Date.Read(ref reader) },
                _ when reader.TokenType == JsonTokenType.Null => read,
                "evidence" => read with { Evidence = ConsentEvidenceJsonConverter.Read(ref reader) },
                _ => read with { Other = Ids.Read(ref reader) },
            };
        }

        members.Require("event", "on");
        return read;
    }

    private static int Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw new JsonException(Form);
}

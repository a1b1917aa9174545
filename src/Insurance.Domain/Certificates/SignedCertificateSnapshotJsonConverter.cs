using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Certificates;

/// <summary>Writes a signed certificate as an object; the signature in base64url without padding.</summary>
internal sealed class SignedCertificateSnapshotJsonConverter : JsonConverter<SignedCertificateSnapshot>
{
    private const string Form = "A signed certificate is a JSON object with the number version and the strings canonicalText, keyId and signature, which is base64url of 64 bytes.";

    private static readonly string[] Members = ["version", "canonicalText", "keyId", "signature"];

    public override SignedCertificateSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var signed = new SignedCertificateSnapshot(0, "", "", []);
        var members = new JsonMembers(Form, Members);
        while (members.Next(ref reader) is { } name)
        {
            signed = name switch
            {
                "version" => signed with { Version = JsonNumbers.Version(ref reader, Form) },
                "canonicalText" => signed with { RevealedText = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "keyId" => signed with { KeyId = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                _ => signed with { Signature = JsonText.Short<ValueList<byte>>(ref reader, JsonTokenType.String, Form, TrySignature) },
            };
        }

        members.Require(Members);
        return signed;
    }

    public override void Write(Utf8JsonWriter writer, SignedCertificateSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        writer.WriteString("canonicalText", value.RevealedText);
        writer.WriteString("keyId", value.KeyId);
        writer.WriteString("signature", Base64UrlText.Of([.. value.Signature]));
        writer.WriteEndObject();
    }

    private static bool TrySignature(ReadOnlySpan<char> text, out ValueList<byte> signature)
    {
        var bytes = new byte[CertificateKey.SignatureBytes];
        var valid = Base64UrlText.TryRead(text, bytes);
        signature = [.. bytes];
        return valid;
    }
}

using System.Security.Cryptography;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The example of the page on certificates.</summary>
public sealed class CertificatesExample
{
    [Fact]
    public void The_example_of_the_page_compiles_and_prints_what_it_says()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PageExample.Holds("docs/certificates.md", nameof(CertificatesExample), "var signer", Run(Sealed.Certificate, key.ExportPkcs8PrivateKeyPem()));
    }

    private static List<string> Run(Certificate certificate, string pem)
    {
        Console.Printed.Clear();

        var signer = EcdsaCertificateSigner.FromPem("tax-2023", pem);
        var signed = certificate.Sign(signer).Value;
        Console.WriteLine(signed.Code);
        Console.WriteLine(signed.Payload.Text.Length);

        var ring = CertificateKeyRing.Of(signer.PublicKey(from: new LocalDate(2023, 1, 1)));
        Console.WriteLine(signed.Verify(ring).Value.Insured);

        var bytes = signed.RevealCanonicalBytes();
        bytes[^2] ^= 1;
        Console.WriteLine(CertificateVerification.Verify(bytes, signed.Signature.AsSpan(), signed.KeyId, ring).Errors[0].Code);

        var next = ring.Retire("tax-2023", through: new LocalDate(2023, 12, 31));
        Console.WriteLine(signed.Verify(next).Succeeded);
        Console.WriteLine(signed.Verify(next.Revoke("tax-2023")).Errors[0].Code);

        var gone = certificate.Void(CertificateVoidReason.Refund, new LocalDate(2023, 2, 1)).Value;
        Console.WriteLine(signed.Verify(ring, gone.Standing).Errors[0].Code);
        return Console.Printed;
    }

    // The example prints here.
    private static class Console
    {
        public static List<string> Printed { get; } = [];

        public static void WriteLine(object? value) => Printed.Add($"{value}");
    }
}

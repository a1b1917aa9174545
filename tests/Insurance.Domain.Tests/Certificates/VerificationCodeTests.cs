using Insurance.Domain.Certificates;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using Insurance.Domain.Tests.Root;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>The short code that people read out and type.</summary>
public sealed class VerificationCodeTests
{
    [Fact]
    public void The_code_is_the_first_sixty_bits_of_the_digest() =>
        // 8eb8210967a8a86, worked out with Python from the digest of CertificateTests.
        Laws.SameTextEverywhere("HTW2-22B7-N2M6", () => Sealed.Certificate.Code.ToString());

    [Theory]
    [InlineData("HTW2-22B7-N2M6")]
    [InlineData("HTW222B7N2M6")]
    [InlineData("htw2-22b7-n2m6")]
    public void A_code_is_read_as_people_type_it(string typed)
    {
        Assert.True(VerificationCode.TryParse(typed, out var code));
        Assert.Equal(Sealed.Certificate.Code, code);
    }

    [Fact]
    public void Letters_that_look_like_digits_are_those_digits() =>
        Assert.Equal("1101-0000-0000", VerificationCode.Parse("ILol-ooOO-0o00").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("HTW2-22B7-N2M")]
    [InlineData("HTW2-22B7-N2M66")]
    [InlineData("HTW2-22B7N2M6")]
    [InlineData("HTW-222B7-N2M6")]
    [InlineData("HTW2 22B7 N2M6")]
    [InlineData("HTW2-22B7-N2MU")]
    [InlineData("HTW2-22B7-N2M\u0130")]
    [InlineData("-TW2-22B7-N2M6")]
    [InlineData(" HTW222B7N2M6 ")]
    public void A_text_that_is_no_code_is_refused(string text)
    {
        Assert.False(VerificationCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Throws<FormatException>(() => VerificationCode.Parse(text));
    }

    [Fact]
    public void No_text_makes_it_throw_and_a_default_is_no_code()
    {
        Holds.ForAll(Some.Junk, text =>
        {
            if (VerificationCode.TryParse(text, out var code))
            {
                Assert.Equal(code, VerificationCode.Parse(code.ToString()));
            }
        }, cases: 5000);
        Assert.False(VerificationCode.TryParse(null, out _));
        Assert.Throws<InvalidOperationException>(() => default(VerificationCode).ToString());
    }

    [Fact]
    public void Every_flipped_bit_of_the_text_gives_another_code()
    {
        var bytes = Sealed.Certificate.RevealCanonicalBytes();
        var codes = new HashSet<VerificationCode> { Sealed.Certificate.Code };
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(codes.Add(VerificationCode.Of(bytes)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}

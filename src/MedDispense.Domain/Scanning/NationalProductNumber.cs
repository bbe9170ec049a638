namespace MedDispense.Domain.Scanning;

/// <summary>Who gave out a product number that is neither a GTIN nor an NDC.</summary>
public enum NationalNumberScheme
{
    /// <summary>Germany, Pharmazentralnummer (AI 710, inside a PPN, or by itself).</summary>
    Pzn,

    /// <summary>France, CIP (AI 711).</summary>
    Cip,

    /// <summary>Spain, Código Nacional (AI 712).</summary>
    CodigoNacional,

    /// <summary>Brazil, DRN (AI 713).</summary>
    Drn,

    /// <summary>Portugal, AIM (AI 714).</summary>
    Aim,

    /// <summary>Italy, AIC (AI 716).</summary>
    Aic,

    /// <summary>Costa Rica, SRN (AI 717).</summary>
    Srn,

    /// <summary>Pharmacy Product Number of the IFA system (data identifier 9N).</summary>
    Ppn,

    /// <summary>Labeler, product and unit of measure of a HIBC code.</summary>
    Hibc,
}

/// <summary>A product number of a national or industry scheme.</summary>
public sealed record NationalProductNumber(NationalNumberScheme Scheme, string Number);

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace MedDispense.Web.Hosting;

/// <summary>
/// What a form says when a field does not fit: the fact and what to do, in the words of the ward. The field's name
/// stands in its label, and the error summary puts it before the words. Attributes that bring their own message keep
/// it.
/// </summary>
public sealed class FrontendWords : IValidationMetadataProvider, IBindingMetadataProvider
{
    private readonly DefaultModelBindingMessageProvider _words;

    private FrontendWords(DefaultModelBindingMessageProvider words) => _words = words;

    /// <summary>Replaces the messages of model binding and of the validation attributes.</summary>
    public static void Apply(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new FrontendWords(options.ModelBindingMessageProvider));
        var words = options.ModelBindingMessageProvider;
        words.SetValueMustNotBeNullAccessor(_ => "Nothing entered yet. Fill this in.");
        words.SetMissingBindRequiredValueAccessor(_ => "Nothing entered yet. Fill this in.");
        words.SetMissingKeyOrValueAccessor(() => "Part of this is missing. Fill it in.");
        words.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing arrived. Send it again.");
        words.SetAttemptedValueIsInvalidAccessor((value, _) => $"“{value}” does not fit here. Check it.");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” does not fit here. Check it.");
        words.SetValueIsInvalidAccessor(value => $"“{value}” does not fit here. Check it.");
        words.SetUnknownValueIsInvalidAccessor(_ => "This does not fit here. Check it.");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This does not fit here. Check it.");
        words.SetValueMustBeANumberAccessor(_ => "Enter figures only.");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "Enter figures only.");
    }

    /// <summary>Where a whole number is asked for, the message says so, and from where to where.</summary>
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType;
        if (context.Key.MetadataKind != ModelMetadataKind.Property || (type != typeof(int) && type != typeof(long)))
            return;
        var range = context.PropertyAttributes?.OfType<RangeAttribute>().FirstOrDefault();
        var ask = range switch
        {
            null => "Enter a whole number.",
            { Maximum: long.MaxValue or int.MaxValue } => $"Enter a whole number from {range.Minimum}.",
            _ => $"Enter a whole number from {range.Minimum} to {range.Maximum}.",
        };
        var words = new DefaultModelBindingMessageProvider(context.BindingMetadata.ModelBindingMessageProvider ?? _words);
        words.SetAttemptedValueIsInvalidAccessor((_, _) => ask);
        words.SetUnknownValueIsInvalidAccessor(_ => ask);
        words.SetValueMustBeANumberAccessor(_ => ask);
        context.BindingMetadata.ModelBindingMessageProvider = words;
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is not null || attribute.ErrorMessageResourceName is not null) continue;
            attribute.ErrorMessage = attribute switch
            {
                RequiredAttribute => "Nothing entered yet. Fill this in.",
                StringLengthAttribute { MinimumLength: > 0 } => "Between {2} and {1} characters.",
                StringLengthAttribute or MaxLengthAttribute => "At most {1} characters.",
                MinLengthAttribute => "At least {1} characters.",
                RangeAttribute => "Between {1} and {2}.",
                RegularExpressionAttribute => "This does not have the form asked for. Check it.",
                CompareAttribute => "The two entries differ. Enter both again.",
                EmailAddressAttribute => "An address looks like name@house.org.",
                _ => attribute.ErrorMessage,
            };
        }
    }
}

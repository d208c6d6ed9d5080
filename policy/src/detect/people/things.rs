//! Words for what bears the names of persons: places, schools, laws.

use std::sync::LazyLock;

use crate::detect::lookup::Set;

const WORDS: &str = " lycée collège école place métro rue avenue boulevard stade aéroport gare hôpital université loi théorème \
    principe méthode effet prix projet galleria piazza via stazione stadio aeroporto ospedale scuola liceo università legge \
    teorema principio metodo premio progetto calle plaza avenida estadio aeropuerto hospital colegio instituto museo \
    teatro universidad ley método efecto proyecto praça rua estádio escola hospital teatro museu lei método prêmio prémio fundação imienia \
    projeto straat plein gracht wet stelling station ulica plac aleja prawo twierdzenie zasada nagroda teatr szkoła \
    parc jardin bibliothèque pont tour théâtre musée fondation centre puente parque jardín biblioteca fundación centro \
    ponte torre parco giardino fondazione jardim brug most fundacja centrum lac lago montagne \
    street airport stadium school theorem principle effect project award prize law method ";

static SET: LazyLock<Set> = LazyLock::new(|| Set::new(WORDS));

/// Whether a word in lower case is one.
pub(super) fn is_one(word: &str) -> bool {
    SET.holds(word.as_bytes())
}

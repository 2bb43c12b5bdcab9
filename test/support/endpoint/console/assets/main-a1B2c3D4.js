document.title = 'Stint, in some words, which are repeated here: in some words, in some words'

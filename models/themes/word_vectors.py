"""Learn small Danish word vectors from running text: positive mutual information, then SVD.

Usage::

    python models/themes/word_vectors.py FOLDER_OF_TXT --out models/themes/vectors.npz

Words that occur together in a window get positive pointwise mutual information with the context
distribution smoothed (Levy, Goldberg and Dagan 2015: exponent 0.75, square roots of the singular
values), reduced to a few dimensions. The words and how often they occur are the dictionary by
which compounds are taken apart.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.decomposition import TruncatedSVD

_WORD = re.compile(r"[^\W\d_]+")
WINDOW = 6
LEAST = 5
DIMENSIONS = 80


def _blocks(folder: Path) -> Iterator[list[str]]:
    """Paragraphs of all files as lower-case words; words divided at line ends are joined."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        text = re.sub(r"(?<=[a-zæøå])-\n(?=[a-zæøå])", "", text)
        for block in re.split(r"\n\s*\n", text):
            words = _WORD.findall(block.lower())
            if len(words) > 4:
                yield words


def _counts(blocks: Sequence[list[str]], index: dict[str, int]) -> sparse.csr_matrix:
    """Weighted counts of words that stand within the window, shape (words, words)."""
    size = len(index)
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    gap = [-1] * WINDOW
    ids: list[int] = []
    for block in blocks:
        ids += [index.get(word, -1) for word in block] + gap
    every = np.array(ids, dtype=np.int32)
    for step in range(1, WINDOW + 1):
        left, right = every[:-step], every[step:]
        kept = (left >= 0) & (right >= 0)
        weight = np.full(int(kept.sum()), 1 / step, dtype=np.float32)
        total += sparse.coo_matrix((weight, (left[kept], right[kept])), (size, size)).tocsr()
    return total + total.T


def _ppmi(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    rows = np.asarray(counts.sum(axis=1)).ravel()
    smooth = rows**0.75
    smooth /= smooth.sum()
    coo = counts.tocoo()
    value = np.log(coo.data / (rows[coo.row] * smooth[coo.col]))
    kept = value > 0
    return sparse.coo_matrix(
        (value[kept].astype(np.float32), (coo.row[kept], coo.col[kept])), counts.shape
    ).tocsr()


def learn(folder: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return words by frequency, how often each occurs, and unit vectors of shape (words, dimensions)."""
    blocks = list(_blocks(folder))
    counted = Counter(word for block in blocks for word in block)
    words = [w for w, n in counted.most_common() if n >= LEAST]
    matrix = _ppmi(_counts(blocks, {word: i for i, word in enumerate(words)}))
    svd = TruncatedSVD(DIMENSIONS, n_iter=4, random_state=0)
    vectors = svd.fit_transform(matrix) / np.sqrt(np.maximum(svd.singular_values_, 1e-9))
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return words, np.array([counted[w] for w in words]), vectors


def main() -> None:
    """Learn the vectors and write them."""
    parser = argparse.ArgumentParser(description="Learn small Danish word vectors.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    words, frequencies, vectors = learn(options.folder)
    quantised = np.round(vectors * 127).astype(np.int8)
    np.savez_compressed(
        options.out, words=np.array("\n".join(words)), counts=frequencies, vectors=quantised
    )
    print(f"{len(words)} words, {frequencies.sum()} occurrences, {options.out}")


if __name__ == "__main__":
    main()
